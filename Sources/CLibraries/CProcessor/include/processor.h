/// The x86-64 level of this machine's instruction set: 2 baseline, 3 AVX2 with FMA, 4 AVX-512; 0 on other processors.
int steppe_processor_level(void);

/// Tells the processor that this thread waits in a loop.
static inline void steppe_spin_hint(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
