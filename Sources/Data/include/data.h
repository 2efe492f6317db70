#include <stddef.h>

/// The data files compiled into every Steppe binary, so that one file is all a user needs to copy.
struct steppe_file {
  /// Path below `Sources/Data`, such as `attributes/generators.csv`.
  const char *path;
  const unsigned char *bytes;
  size_t size;
};

size_t steppe_file_count(void);
const struct steppe_file *steppe_file_at(size_t index);
