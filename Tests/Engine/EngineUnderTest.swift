import CProcessor

#if ENGINEAVX512
  @testable import EngineAVX512
#elseif ENGINEAVX2
  @testable import EngineAVX2
#else
  @testable import EngineBaseline
#endif

/// Whether this machine has the instructions that the engine under test is compiled for.
let machineHasInstructions: Bool = {
  #if ENGINEAVX512
    steppe_processor_level() >= 4
  #elseif ENGINEAVX2
    steppe_processor_level() >= 3
  #else
    true
  #endif
}()
