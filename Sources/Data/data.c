#include "data.h"

static const unsigned char attributes_buses_csv[] = {
#embed "attributes/buses.csv"
};
static const unsigned char attributes_carriers_csv[] = {
#embed "attributes/carriers.csv"
};
static const unsigned char attributes_generators_csv[] = {
#embed "attributes/generators.csv"
};
static const unsigned char attributes_global_constraints_csv[] = {
#embed "attributes/global_constraints.csv"
};
static const unsigned char attributes_line_types_csv[] = {
#embed "attributes/line_types.csv"
};
static const unsigned char attributes_lines_csv[] = {
#embed "attributes/lines.csv"
};
static const unsigned char attributes_links_csv[] = {
#embed "attributes/links.csv"
};
static const unsigned char attributes_loads_csv[] = {
#embed "attributes/loads.csv"
};
static const unsigned char attributes_processes_csv[] = {
#embed "attributes/processes.csv"
};
static const unsigned char attributes_shapes_csv[] = {
#embed "attributes/shapes.csv"
};
static const unsigned char attributes_shunt_impedances_csv[] = {
#embed "attributes/shunt_impedances.csv"
};
static const unsigned char attributes_storage_units_csv[] = {
#embed "attributes/storage_units.csv"
};
static const unsigned char attributes_stores_csv[] = {
#embed "attributes/stores.csv"
};
static const unsigned char attributes_sub_networks_csv[] = {
#embed "attributes/sub_networks.csv"
};
static const unsigned char attributes_transformer_types_csv[] = {
#embed "attributes/transformer_types.csv"
};
static const unsigned char attributes_transformers_csv[] = {
#embed "attributes/transformers.csv"
};
static const unsigned char carriers_yaml[] = {
#embed "carriers.yaml"
};
static const unsigned char economics_yaml[] = {
#embed "economics.yaml"
};
static const unsigned char rules_china_hydrogen_label_yaml[] = {
#embed "rules/china-hydrogen-label.yaml"
};
static const unsigned char rules_consumption_weights_2025_yaml[] = {
#embed "rules/consumption-weights-2025.yaml"
};
static const unsigned char rules_data_centre_2024_yaml[] = {
#embed "rules/data-centre-2024.yaml"
};
static const unsigned char rules_desert_base_corridor_yaml[] = {
#embed "rules/desert-base-corridor.yaml"
};
static const unsigned char rules_electricity_emissions_2023_yaml[] = {
#embed "rules/electricity-emissions-2023.yaml"
};
static const unsigned char rules_eu_rfnbo_yaml[] = {
#embed "rules/eu-rfnbo.yaml"
};
static const unsigned char rules_fuel_emissions_yaml[] = {
#embed "rules/fuel-emissions.yaml"
};
static const unsigned char rules_green_direct_connection_2025_yaml[] = {
#embed "rules/green-direct-connection-2025.yaml"
};
static const unsigned char rules_hydrogen_fuels_direct_2025_yaml[] = {
#embed "rules/hydrogen-fuels-direct-2025.yaml"
};
static const unsigned char rules_inner_mongolia_green_consumption_2024_yaml[] = {
#embed "rules/inner-mongolia-green-consumption-2024.yaml"
};
static const unsigned char rules_renewable_storage_2022_yaml[] = {
#embed "rules/renewable-storage-2022.yaml"
};
static const unsigned char rules_us_45v_yaml[] = {
#embed "rules/us-45v.yaml"
};
static const unsigned char rules_wind_solar_hydrogen_2021_yaml[] = {
#embed "rules/wind-solar-hydrogen-2021.yaml"
};
static const unsigned char rules_wind_solar_hydrogen_2022_yaml[] = {
#embed "rules/wind-solar-hydrogen-2022.yaml"
};
static const unsigned char rules_wind_solar_hydrogen_2023_yaml[] = {
#embed "rules/wind-solar-hydrogen-2023.yaml"
};
static const unsigned char rules_zero_carbon_park_2025_yaml[] = {
#embed "rules/zero-carbon-park-2025.yaml"
};
static const unsigned char sources_yaml[] = {
#embed "sources.yaml"
};
static const unsigned char standard_types_line_types_csv[] = {
#embed "standard_types/line_types.csv"
};
static const unsigned char standard_types_transformer_types_csv[] = {
#embed "standard_types/transformer_types.csv"
};
static const unsigned char technologies_ac_line_yaml[] = {
#embed "technologies/ac-line.yaml"
};
static const unsigned char technologies_alkaline_electrolyser_yaml[] = {
#embed "technologies/alkaline-electrolyser.yaml"
};
static const unsigned char technologies_aluminium_smelter_yaml[] = {
#embed "technologies/aluminium-smelter.yaml"
};
static const unsigned char technologies_ammonia_buyer_yaml[] = {
#embed "technologies/ammonia-buyer.yaml"
};
static const unsigned char technologies_ammonia_cracker_yaml[] = {
#embed "technologies/ammonia-cracker.yaml"
};
static const unsigned char technologies_ammonia_tank_yaml[] = {
#embed "technologies/ammonia-tank.yaml"
};
static const unsigned char technologies_ammonia_turbine_yaml[] = {
#embed "technologies/ammonia-turbine.yaml"
};
static const unsigned char technologies_chlortetracycline_fermentation_yaml[] = {
#embed "technologies/chlortetracycline-fermentation.yaml"
};
static const unsigned char technologies_co2_supply_yaml[] = {
#embed "technologies/co2-supply.yaml"
};
static const unsigned char technologies_coal_boiler_yaml[] = {
#embed "technologies/coal-boiler.yaml"
};
static const unsigned char technologies_coal_chemicals_yaml[] = {
#embed "technologies/coal-chemicals.yaml"
};
static const unsigned char technologies_coal_chp_yaml[] = {
#embed "technologies/coal-chp.yaml"
};
static const unsigned char technologies_coal_supply_yaml[] = {
#embed "technologies/coal-supply.yaml"
};
static const unsigned char technologies_coal_to_hydrogen_yaml[] = {
#embed "technologies/coal-to-hydrogen.yaml"
};
static const unsigned char technologies_coal_unit_retrofitted_yaml[] = {
#embed "technologies/coal-unit-retrofitted.yaml"
};
static const unsigned char technologies_coal_unit_yaml[] = {
#embed "technologies/coal-unit.yaml"
};
static const unsigned char technologies_compressed_hydrogen_tank_yaml[] = {
#embed "technologies/compressed-hydrogen-tank.yaml"
};
static const unsigned char technologies_corn_supply_yaml[] = {
#embed "technologies/corn-supply.yaml"
};
static const unsigned char technologies_data_centre_yaml[] = {
#embed "technologies/data-centre.yaml"
};
static const unsigned char technologies_diesel_generator_yaml[] = {
#embed "technologies/diesel-generator.yaml"
};
static const unsigned char technologies_direct_reduced_iron_yaml[] = {
#embed "technologies/direct-reduced-iron.yaml"
};
static const unsigned char technologies_electric_boiler_yaml[] = {
#embed "technologies/electric-boiler.yaml"
};
static const unsigned char technologies_extraction_condensing_yaml[] = {
#embed "technologies/extraction-condensing.yaml"
};
static const unsigned char technologies_extraction_heating_yaml[] = {
#embed "technologies/extraction-heating.yaml"
};
static const unsigned char technologies_extraction_unit_yaml[] = {
#embed "technologies/extraction-unit.yaml"
};
static const unsigned char technologies_ferrochrome_furnace_yaml[] = {
#embed "technologies/ferrochrome-furnace.yaml"
};
static const unsigned char technologies_ferrosilicon_furnace_yaml[] = {
#embed "technologies/ferrosilicon-furnace.yaml"
};
static const unsigned char technologies_gas_boiler_yaml[] = {
#embed "technologies/gas-boiler.yaml"
};
static const unsigned char technologies_gas_supply_yaml[] = {
#embed "technologies/gas-supply.yaml"
};
static const unsigned char technologies_gas_turbine_yaml[] = {
#embed "technologies/gas-turbine.yaml"
};
static const unsigned char technologies_glutamate_fermentation_yaml[] = {
#embed "technologies/glutamate-fermentation.yaml"
};
static const unsigned char technologies_grid_connection_yaml[] = {
#embed "technologies/grid-connection.yaml"
};
static const unsigned char technologies_grid_supply_yaml[] = {
#embed "technologies/grid-supply.yaml"
};
static const unsigned char technologies_haber_bosch_yaml[] = {
#embed "technologies/haber-bosch.yaml"
};
static const unsigned char technologies_heat_pump_yaml[] = {
#embed "technologies/heat-pump.yaml"
};
static const unsigned char technologies_heat_supply_yaml[] = {
#embed "technologies/heat-supply.yaml"
};
static const unsigned char technologies_hvdc_corridor_yaml[] = {
#embed "technologies/hvdc-corridor.yaml"
};
static const unsigned char technologies_hydrogen_buyer_yaml[] = {
#embed "technologies/hydrogen-buyer.yaml"
};
static const unsigned char technologies_hydrogen_cavern_yaml[] = {
#embed "technologies/hydrogen-cavern.yaml"
};
static const unsigned char technologies_hydrogen_compressor_yaml[] = {
#embed "technologies/hydrogen-compressor.yaml"
};
static const unsigned char technologies_hydrogen_supply_yaml[] = {
#embed "technologies/hydrogen-supply.yaml"
};
static const unsigned char technologies_hydrogen_tank_yaml[] = {
#embed "technologies/hydrogen-tank.yaml"
};
static const unsigned char technologies_hydrogen_turbine_yaml[] = {
#embed "technologies/hydrogen-turbine.yaml"
};
static const unsigned char technologies_lfp_battery_yaml[] = {
#embed "technologies/lfp-battery.yaml"
};
static const unsigned char technologies_methanol_market_yaml[] = {
#embed "technologies/methanol-market.yaml"
};
static const unsigned char technologies_methanol_synthesis_yaml[] = {
#embed "technologies/methanol-synthesis.yaml"
};
static const unsigned char technologies_multi_fuel_turbine_yaml[] = {
#embed "technologies/multi-fuel-turbine.yaml"
};
static const unsigned char technologies_onshore_wind_yaml[] = {
#embed "technologies/onshore-wind.yaml"
};
static const unsigned char technologies_open_cycle_gas_turbine_yaml[] = {
#embed "technologies/open-cycle-gas-turbine.yaml"
};
static const unsigned char technologies_pem_electrolyser_yaml[] = {
#embed "technologies/pem-electrolyser.yaml"
};
static const unsigned char technologies_polysilicon_plant_yaml[] = {
#embed "technologies/polysilicon-plant.yaml"
};
static const unsigned char technologies_pumped_hydro_yaml[] = {
#embed "technologies/pumped-hydro.yaml"
};
static const unsigned char technologies_refuelling_station_yaml[] = {
#embed "technologies/refuelling-station.yaml"
};
static const unsigned char technologies_silicon_furnace_yaml[] = {
#embed "technologies/silicon-furnace.yaml"
};
static const unsigned char technologies_silicomanganese_furnace_yaml[] = {
#embed "technologies/silicomanganese-furnace.yaml"
};
static const unsigned char technologies_solid_state_hydrogen_store_yaml[] = {
#embed "technologies/solid-state-hydrogen-store.yaml"
};
static const unsigned char technologies_thermal_store_yaml[] = {
#embed "technologies/thermal-store.yaml"
};
static const unsigned char technologies_tracking_pv_yaml[] = {
#embed "technologies/tracking-pv.yaml"
};
static const unsigned char technologies_utility_pv_yaml[] = {
#embed "technologies/utility-pv.yaml"
};
static const unsigned char weather_models_yaml[] = {
#embed "weather/models.yaml"
};
static const unsigned char weather_month_hour_csv[] = {
#embed "weather/month-hour.csv"
};
static const unsigned char weather_months_csv[] = {
#embed "weather/months.csv"
};
static const unsigned char weather_power_curves_csv[] = {
#embed "weather/power-curves.csv"
};
static const unsigned char weather_sites_csv[] = {
#embed "weather/sites.csv"
};

#define FILE_ENTRY(path, name) {path, name, sizeof name}

static const struct steppe_file files[] = {
    FILE_ENTRY("attributes/buses.csv", attributes_buses_csv),
    FILE_ENTRY("attributes/carriers.csv", attributes_carriers_csv),
    FILE_ENTRY("attributes/generators.csv", attributes_generators_csv),
    FILE_ENTRY("attributes/global_constraints.csv", attributes_global_constraints_csv),
    FILE_ENTRY("attributes/line_types.csv", attributes_line_types_csv),
    FILE_ENTRY("attributes/lines.csv", attributes_lines_csv),
    FILE_ENTRY("attributes/links.csv", attributes_links_csv),
    FILE_ENTRY("attributes/loads.csv", attributes_loads_csv),
    FILE_ENTRY("attributes/processes.csv", attributes_processes_csv),
    FILE_ENTRY("attributes/shapes.csv", attributes_shapes_csv),
    FILE_ENTRY("attributes/shunt_impedances.csv", attributes_shunt_impedances_csv),
    FILE_ENTRY("attributes/storage_units.csv", attributes_storage_units_csv),
    FILE_ENTRY("attributes/stores.csv", attributes_stores_csv),
    FILE_ENTRY("attributes/sub_networks.csv", attributes_sub_networks_csv),
    FILE_ENTRY("attributes/transformer_types.csv", attributes_transformer_types_csv),
    FILE_ENTRY("attributes/transformers.csv", attributes_transformers_csv),
    FILE_ENTRY("carriers.yaml", carriers_yaml),
    FILE_ENTRY("economics.yaml", economics_yaml),
    FILE_ENTRY("rules/china-hydrogen-label.yaml", rules_china_hydrogen_label_yaml),
    FILE_ENTRY("rules/consumption-weights-2025.yaml", rules_consumption_weights_2025_yaml),
    FILE_ENTRY("rules/data-centre-2024.yaml", rules_data_centre_2024_yaml),
    FILE_ENTRY("rules/desert-base-corridor.yaml", rules_desert_base_corridor_yaml),
    FILE_ENTRY("rules/electricity-emissions-2023.yaml", rules_electricity_emissions_2023_yaml),
    FILE_ENTRY("rules/eu-rfnbo.yaml", rules_eu_rfnbo_yaml),
    FILE_ENTRY("rules/fuel-emissions.yaml", rules_fuel_emissions_yaml),
    FILE_ENTRY("rules/green-direct-connection-2025.yaml", rules_green_direct_connection_2025_yaml),
    FILE_ENTRY("rules/hydrogen-fuels-direct-2025.yaml", rules_hydrogen_fuels_direct_2025_yaml),
    FILE_ENTRY("rules/inner-mongolia-green-consumption-2024.yaml", rules_inner_mongolia_green_consumption_2024_yaml),
    FILE_ENTRY("rules/renewable-storage-2022.yaml", rules_renewable_storage_2022_yaml),
    FILE_ENTRY("rules/us-45v.yaml", rules_us_45v_yaml),
    FILE_ENTRY("rules/wind-solar-hydrogen-2021.yaml", rules_wind_solar_hydrogen_2021_yaml),
    FILE_ENTRY("rules/wind-solar-hydrogen-2022.yaml", rules_wind_solar_hydrogen_2022_yaml),
    FILE_ENTRY("rules/wind-solar-hydrogen-2023.yaml", rules_wind_solar_hydrogen_2023_yaml),
    FILE_ENTRY("rules/zero-carbon-park-2025.yaml", rules_zero_carbon_park_2025_yaml),
    FILE_ENTRY("sources.yaml", sources_yaml),
    FILE_ENTRY("standard_types/line_types.csv", standard_types_line_types_csv),
    FILE_ENTRY("standard_types/transformer_types.csv", standard_types_transformer_types_csv),
    FILE_ENTRY("technologies/ac-line.yaml", technologies_ac_line_yaml),
    FILE_ENTRY("technologies/alkaline-electrolyser.yaml", technologies_alkaline_electrolyser_yaml),
    FILE_ENTRY("technologies/aluminium-smelter.yaml", technologies_aluminium_smelter_yaml),
    FILE_ENTRY("technologies/ammonia-buyer.yaml", technologies_ammonia_buyer_yaml),
    FILE_ENTRY("technologies/ammonia-cracker.yaml", technologies_ammonia_cracker_yaml),
    FILE_ENTRY("technologies/ammonia-tank.yaml", technologies_ammonia_tank_yaml),
    FILE_ENTRY("technologies/ammonia-turbine.yaml", technologies_ammonia_turbine_yaml),
    FILE_ENTRY("technologies/chlortetracycline-fermentation.yaml", technologies_chlortetracycline_fermentation_yaml),
    FILE_ENTRY("technologies/co2-supply.yaml", technologies_co2_supply_yaml),
    FILE_ENTRY("technologies/coal-boiler.yaml", technologies_coal_boiler_yaml),
    FILE_ENTRY("technologies/coal-chemicals.yaml", technologies_coal_chemicals_yaml),
    FILE_ENTRY("technologies/coal-chp.yaml", technologies_coal_chp_yaml),
    FILE_ENTRY("technologies/coal-supply.yaml", technologies_coal_supply_yaml),
    FILE_ENTRY("technologies/coal-to-hydrogen.yaml", technologies_coal_to_hydrogen_yaml),
    FILE_ENTRY("technologies/coal-unit-retrofitted.yaml", technologies_coal_unit_retrofitted_yaml),
    FILE_ENTRY("technologies/coal-unit.yaml", technologies_coal_unit_yaml),
    FILE_ENTRY("technologies/compressed-hydrogen-tank.yaml", technologies_compressed_hydrogen_tank_yaml),
    FILE_ENTRY("technologies/corn-supply.yaml", technologies_corn_supply_yaml),
    FILE_ENTRY("technologies/data-centre.yaml", technologies_data_centre_yaml),
    FILE_ENTRY("technologies/diesel-generator.yaml", technologies_diesel_generator_yaml),
    FILE_ENTRY("technologies/direct-reduced-iron.yaml", technologies_direct_reduced_iron_yaml),
    FILE_ENTRY("technologies/electric-boiler.yaml", technologies_electric_boiler_yaml),
    FILE_ENTRY("technologies/extraction-condensing.yaml", technologies_extraction_condensing_yaml),
    FILE_ENTRY("technologies/extraction-heating.yaml", technologies_extraction_heating_yaml),
    FILE_ENTRY("technologies/extraction-unit.yaml", technologies_extraction_unit_yaml),
    FILE_ENTRY("technologies/ferrochrome-furnace.yaml", technologies_ferrochrome_furnace_yaml),
    FILE_ENTRY("technologies/ferrosilicon-furnace.yaml", technologies_ferrosilicon_furnace_yaml),
    FILE_ENTRY("technologies/gas-boiler.yaml", technologies_gas_boiler_yaml),
    FILE_ENTRY("technologies/gas-supply.yaml", technologies_gas_supply_yaml),
    FILE_ENTRY("technologies/gas-turbine.yaml", technologies_gas_turbine_yaml),
    FILE_ENTRY("technologies/glutamate-fermentation.yaml", technologies_glutamate_fermentation_yaml),
    FILE_ENTRY("technologies/grid-connection.yaml", technologies_grid_connection_yaml),
    FILE_ENTRY("technologies/grid-supply.yaml", technologies_grid_supply_yaml),
    FILE_ENTRY("technologies/haber-bosch.yaml", technologies_haber_bosch_yaml),
    FILE_ENTRY("technologies/heat-pump.yaml", technologies_heat_pump_yaml),
    FILE_ENTRY("technologies/heat-supply.yaml", technologies_heat_supply_yaml),
    FILE_ENTRY("technologies/hvdc-corridor.yaml", technologies_hvdc_corridor_yaml),
    FILE_ENTRY("technologies/hydrogen-buyer.yaml", technologies_hydrogen_buyer_yaml),
    FILE_ENTRY("technologies/hydrogen-cavern.yaml", technologies_hydrogen_cavern_yaml),
    FILE_ENTRY("technologies/hydrogen-compressor.yaml", technologies_hydrogen_compressor_yaml),
    FILE_ENTRY("technologies/hydrogen-supply.yaml", technologies_hydrogen_supply_yaml),
    FILE_ENTRY("technologies/hydrogen-tank.yaml", technologies_hydrogen_tank_yaml),
    FILE_ENTRY("technologies/hydrogen-turbine.yaml", technologies_hydrogen_turbine_yaml),
    FILE_ENTRY("technologies/lfp-battery.yaml", technologies_lfp_battery_yaml),
    FILE_ENTRY("technologies/methanol-market.yaml", technologies_methanol_market_yaml),
    FILE_ENTRY("technologies/methanol-synthesis.yaml", technologies_methanol_synthesis_yaml),
    FILE_ENTRY("technologies/multi-fuel-turbine.yaml", technologies_multi_fuel_turbine_yaml),
    FILE_ENTRY("technologies/onshore-wind.yaml", technologies_onshore_wind_yaml),
    FILE_ENTRY("technologies/open-cycle-gas-turbine.yaml", technologies_open_cycle_gas_turbine_yaml),
    FILE_ENTRY("technologies/pem-electrolyser.yaml", technologies_pem_electrolyser_yaml),
    FILE_ENTRY("technologies/polysilicon-plant.yaml", technologies_polysilicon_plant_yaml),
    FILE_ENTRY("technologies/pumped-hydro.yaml", technologies_pumped_hydro_yaml),
    FILE_ENTRY("technologies/refuelling-station.yaml", technologies_refuelling_station_yaml),
    FILE_ENTRY("technologies/silicomanganese-furnace.yaml", technologies_silicomanganese_furnace_yaml),
    FILE_ENTRY("technologies/silicon-furnace.yaml", technologies_silicon_furnace_yaml),
    FILE_ENTRY("technologies/solid-state-hydrogen-store.yaml", technologies_solid_state_hydrogen_store_yaml),
    FILE_ENTRY("technologies/thermal-store.yaml", technologies_thermal_store_yaml),
    FILE_ENTRY("technologies/tracking-pv.yaml", technologies_tracking_pv_yaml),
    FILE_ENTRY("technologies/utility-pv.yaml", technologies_utility_pv_yaml),
    FILE_ENTRY("weather/models.yaml", weather_models_yaml),
    FILE_ENTRY("weather/month-hour.csv", weather_month_hour_csv),
    FILE_ENTRY("weather/months.csv", weather_months_csv),
    FILE_ENTRY("weather/power-curves.csv", weather_power_curves_csv),
    FILE_ENTRY("weather/sites.csv", weather_sites_csv),
};

size_t steppe_file_count(void) { return sizeof files / sizeof *files; }
const struct steppe_file *steppe_file_at(size_t index) { return &files[index]; }
