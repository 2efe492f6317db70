#include "data.h"

static const struct steppe_file files[] = {{"", (const unsigned char *)"", 0}};

size_t steppe_file_count(void) { return sizeof files / sizeof *files; }
const struct steppe_file *steppe_file_at(size_t index) { return &files[index]; }
