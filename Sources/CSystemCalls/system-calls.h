// The system calls that Swift's own modules leave out, on one system or another.

#ifndef C_SYSTEM_CALLS_H
#define C_SYSTEM_CALLS_H

#include <errno.h>

#if defined(__linux__)
// Macros only. Headers with types must not be included here: Swift would take the types for this module's own wherever it
// compiles this module before its own for the C library.
#include <sys/syscall.h>
long syscall(long number, ...);
// As fcntl.h defines it.
#define C_SYSTEM_CURRENT_FOLDER (-100)
#elif defined(__APPLE__)
#include <stdio.h>
#endif

// Exchanges what two paths lead to; 0, or -1 and errno, of which ENOSYS says that the system cannot.
static inline int c_exchange(const char *a, const char *b) {
#if defined(__linux__) && defined(SYS_renameat2)
  // Not every C library has the function. 2 is RENAME_EXCHANGE, which only some headers define.
  return (int)syscall(SYS_renameat2, C_SYSTEM_CURRENT_FOLDER, a, C_SYSTEM_CURRENT_FOLDER, b, 2U);
#elif defined(__APPLE__)
  return renamex_np(a, b, RENAME_SWAP);
#else
  (void)a;
  (void)b;
  errno = ENOSYS;
  return -1;
#endif
}

// Makes all that was written to the file system of an open file last; 0, or -1 and errno, of which ENOSYS says that the
// system cannot.
static inline int c_syncfs(int file) {
#if defined(__linux__) && defined(SYS_syncfs)
  return (int)syscall(SYS_syncfs, file);
#else
  (void)file;
  errno = ENOSYS;
  return -1;
#endif
}

// How many bytes the names of an open file's extended attributes take, -1 with errno where there are none.
static inline long c_attributes(int file) {
#if defined(__linux__) && defined(SYS_flistxattr)
  return syscall(SYS_flistxattr, file, (char *)0, 0UL);
#else
  (void)file;
  errno = ENOTSUP;
  return -1;
#endif
}

// How many cores this process may use; 0 where that cannot be told.
static inline int c_usable_cores(void) {
  int count = 0;
#if defined(__linux__) && defined(SYS_sched_getaffinity)
  // Room for 8192 cores, of which the system tells as many bytes as it needs.
  unsigned long mask[128];
  long size = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
  for (long word = 0; word < size / (long)sizeof mask[0]; word++) count += __builtin_popcountl(mask[word]);
#endif
  return count;
}

#endif
