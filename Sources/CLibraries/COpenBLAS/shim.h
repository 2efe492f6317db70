#include <cblas.h>
#include <stdint.h>
// The two LAPACK routines the boundary system needs, in the Fortran calling convention OpenBLAS exports them with
// (symmetric indefinite factorisation and solve by Bunch-Kaufman pivoting).
void dsytrf_(const char *uplo, const int32_t *n, double *a, const int32_t *lda, int32_t *ipiv, double *work,
             const int32_t *lwork, int32_t *info);
void dsytrs_(const char *uplo, const int32_t *n, const int32_t *nrhs, const double *a, const int32_t *lda,
             const int32_t *ipiv, double *b, const int32_t *ldb, int32_t *info);
// Ends OpenBLAS's own threads, which otherwise look for work for a tenth of a second after the library is loaded and
// after every call; OpenBLAS starts them anew if it is told to use more than one.
int blas_thread_shutdown_(void);
