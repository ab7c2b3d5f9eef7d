// Counts the calls of a program that change files, and at the n-th one kills it or lets it fail.
//
//   CALLS_KILL_BEFORE=N   SIGKILL instead of the N-th call
//   CALLS_KILL_AFTER=N    SIGKILL as soon as the N-th call has returned
//   CALLS_FAIL=N          the N-th call and all later ones of CALLS_FAIL_COUNT fail
//   CALLS_FAIL_COUNT=K    how many (1)
//   CALLS_ERROR=E         with this errno (EIO)
//   CALLS_LOG=FILE        gets the name of the call that was hit
//
// Loaded in front of the C library (LD_PRELOAD), so that it sees what the program and its libraries
// do, SQLite's commits too. Standard output and error are nobody's data and are not counted.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;
static long kill_before, kill_after, fail_from, fail_count = 1;
static int fail_errno = EIO;
static const char* log_file;

static long number_of(const char* name, long otherwise) {
    const char* text = getenv(name);
    return text ? atol(text) : otherwise;
}

__attribute__((constructor)) static void read_wishes(void) {
    kill_before = number_of("CALLS_KILL_BEFORE", 0);
    kill_after = number_of("CALLS_KILL_AFTER", 0);
    fail_from = number_of("CALLS_FAIL", 0);
    fail_count = number_of("CALLS_FAIL_COUNT", 1);
    fail_errno = (int)number_of("CALLS_ERROR", EIO);
    log_file = getenv("CALLS_LOG");
}

static void* next_of(const char* name) { return dlsym(RTLD_NEXT, name); }

static void note(const char* name) {
    if (!log_file) return;
    int (*real_open)(const char*, int, ...) = next_of("open");
    ssize_t (*real_write)(int, const void*, size_t) = next_of("write");
    const int file = real_open(log_file, O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (file < 0) return;
    (void)!real_write(file, name, strlen(name));
    (void)!real_write(file, "\n", 1);
    close(file);
}

static void die(const char* name) {
    note(name);
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

// The call's number; 0 where it is to fail.
static long begin(const char* name) {
    const long call = atomic_fetch_add(&calls, 1) + 1;
    if (call == kill_before) die(name);
    if (fail_from && call >= fail_from && call < fail_from + fail_count) {
        if (call == fail_from) note(name);
        errno = fail_errno;
        return 0;
    }
    return call;
}

static void end(const char* name, long call) {
    if (call == kill_after && call) die(name);
}

#define COUNTED(type, name, parameters, arguments)                          \
    type name parameters {                                                  \
        static type(*real) parameters;                                      \
        if (!real) real = (type(*) parameters)next_of(#name);               \
        const long call = begin(#name);                                     \
        if (!call) return -1;                                               \
        const type result = real arguments;                                 \
        const int number = errno;                                           \
        end(#name, call);                                                   \
        errno = number;                                                     \
        return result;                                                      \
    }

#define COUNTED_ON_FILES(type, name, parameters, arguments)                 \
    type name parameters {                                                  \
        static type(*real) parameters;                                      \
        if (!real) real = (type(*) parameters)next_of(#name);               \
        const int is_counted = file > 2;                                    \
        const long call = is_counted ? begin(#name) : -1;                   \
        if (!call) return -1;                                               \
        const type result = real arguments;                                 \
        const int number = errno;                                           \
        if (is_counted) end(#name, call);                                   \
        errno = number;                                                     \
        return result;                                                      \
    }

COUNTED_ON_FILES(ssize_t, write, (int file, const void* bytes, size_t size), (file, bytes, size))
COUNTED_ON_FILES(ssize_t, pwrite, (int file, const void* bytes, size_t size, off_t at),
                 (file, bytes, size, at))
COUNTED_ON_FILES(ssize_t, pwrite64, (int file, const void* bytes, size_t size, off64_t at),
                 (file, bytes, size, at))
COUNTED_ON_FILES(ssize_t, writev, (int file, const struct iovec* pieces, int count),
                 (file, pieces, count))
COUNTED_ON_FILES(ssize_t, copy_file_range,
                 (int from, off64_t* from_at, int file, off64_t* at, size_t size, unsigned flags),
                 (from, from_at, file, at, size, flags))
COUNTED_ON_FILES(int, fsync, (int file), (file))
COUNTED_ON_FILES(int, fdatasync, (int file), (file))
COUNTED_ON_FILES(int, ftruncate, (int file, off_t size), (file, size))
COUNTED_ON_FILES(int, ftruncate64, (int file, off64_t size), (file, size))
COUNTED(int, rename, (const char* from, const char* to), (from, to))
COUNTED(int, unlink, (const char* path), (path))
COUNTED(int, rmdir, (const char* path), (path))
COUNTED(int, mkdir, (const char* path, mode_t mode), (path, mode))

#define COUNTED_OPEN(name)                                                  \
    int name(const char* path, int flags, ...) {                            \
        static int (*real)(const char*, int, ...);                          \
        if (!real) real = (int (*)(const char*, int, ...))next_of(#name);   \
        mode_t mode = 0;                                                    \
        if (flags & (O_CREAT | O_TMPFILE)) {                                \
            va_list more;                                                   \
            va_start(more, flags);                                          \
            mode = va_arg(more, mode_t);                                    \
            va_end(more);                                                   \
        }                                                                   \
        const int is_counted = (flags & O_CREAT) != 0;                      \
        const long call = is_counted ? begin(#name) : -1;                   \
        if (!call) return -1;                                               \
        const int result = real(path, flags, mode);                         \
        const int number = errno;                                           \
        if (is_counted) end(#name, call);                                   \
        errno = number;                                                     \
        return result;                                                      \
    }

COUNTED_OPEN(open)
COUNTED_OPEN(open64)
