/// The x86-64 level of this machine's instruction set: 2 baseline, 3 AVX2 with FMA, 4 AVX-512; 0 on other processors.
int steppe_processor_level(void);
