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

// Telling of changes in folders, as inotify(7) does; the constants are those of <sys/inotify.h>.
#define C_WATCH_ATTRIBUTES 0x4U
#define C_WATCH_WRITTEN 0x8U
#define C_WATCH_MOVED_AWAY 0x40U
#define C_WATCH_MOVED_HERE 0x80U
#define C_WATCH_CREATED 0x100U
#define C_WATCH_DELETED 0x200U
#define C_WATCH_DELETED_ITSELF 0x400U
#define C_WATCH_MOVED_ITSELF 0x800U
#define C_WATCH_OVERFLOW 0x4000U
#define C_WATCH_IGNORED 0x8000U
#define C_WATCH_ONLY_FOLDERS 0x1000000U
#define C_WATCH_IS_FOLDER 0x40000000U

// A descriptor that tells of changes, closed on exec and never waiting; -1 and errno where there is none.
static inline int c_watch_open(void) {
#if defined(__linux__) && defined(SYS_inotify_init1)
  // IN_NONBLOCK | IN_CLOEXEC
  return (int)syscall(SYS_inotify_init1, 04000 | 02000000);
#else
  errno = ENOSYS;
  return -1;
#endif
}

// Adds a folder to those of which a descriptor tells: its number, or -1 and errno, of which ENOSPC says that this user
// watches as many as the system allows.
static inline int c_watch_add(int watch, const char *path, unsigned int events) {
#if defined(__linux__) && defined(SYS_inotify_add_watch)
  return (int)syscall(SYS_inotify_add_watch, watch, path, events);
#else
  (void)watch;
  (void)path;
  (void)events;
  errno = ENOSYS;
  return -1;
#endif
}

static inline int c_watch_remove(int watch, int number) {
#if defined(__linux__) && defined(SYS_inotify_rm_watch)
  return (int)syscall(SYS_inotify_rm_watch, watch, number);
#else
  (void)watch;
  (void)number;
  errno = ENOSYS;
  return -1;
#endif
}

#endif
