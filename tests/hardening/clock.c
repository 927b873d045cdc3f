/* A clock on the wall that is set while a program runs: every few tenths of a second it goes ten years ahead,
   ten years back, or to the right time. The clock that counts from the machine's start is set by nobody, and
   not here either. To be preloaded; `tests/hardening/faults.py` compiles it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>

static int (*real)(clockid_t, struct timespec *);

__attribute__((constructor)) static void find(void) { real = dlsym(RTLD_NEXT, "clock_gettime"); }

int clock_gettime(clockid_t clock, struct timespec *now) {
    static const long years[] = {0, 10, 0, -10};
    struct timespec since_start;
    if (!real) find();
    int failed = real(clock, now);
    if (failed || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return failed;
    real(CLOCK_MONOTONIC, &since_start);
    long step = since_start.tv_sec * 10 / 4 + since_start.tv_nsec / 400000000;
    now->tv_sec += years[step % 4] * 365 * 24 * 3600;
    return 0;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec exact;
    (void)zone;
    int failed = clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return failed;
}

time_t time(time_t *where) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (where) *where = exact.tv_sec;
    return exact.tv_sec;
}
