/* What the operating system alone charges for a build: two threads read every file below SOURCE/content and write as
   many files of the same sizes as a site has, and do nothing else.

   usage: floor SOURCE SIZES OUTPUT
   SIZES holds a line for each file to write: its size in bytes, a space, its path below OUTPUT. OUTPUT must not exist. */

#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { THREADS = 2, CHUNK = 64, LONGEST = 64 << 20 };

struct item {
  int folder;
  const char *name;
  size_t size;
};

struct list {
  struct item *items;
  size_t count, room;
  atomic_size_t next;
};

static struct list inputs, outputs;
static atomic_size_t bytes_read;

static void fail(const char *what) {
  fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void add(struct list *list, int folder, const char *name, size_t size) {
  if (list->count == list->room) {
    list->room = list->room ? 2 * list->room : 4096;
    list->items = realloc(list->items, list->room * sizeof *list->items);
    if (!list->items) fail("memory");
  }
  list->items[list->count++] = (struct item){folder, name, size};
}

static char *copy(const char *text, size_t length) {
  char *result = malloc(length + 1);
  if (!result) fail("memory");
  memcpy(result, text, length);
  result[length] = 0;
  return result;
}

static void walk(int folder) {
  int again = dup(folder);
  DIR *stream = again < 0 ? NULL : fdopendir(again);
  if (!stream) fail("list");
  for (struct dirent *entry; (entry = readdir(stream));) {
    if (entry->d_name[0] == '.') continue;
    if (entry->d_type == DT_DIR) {
      int inner = openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY);
      if (inner < 0) fail(entry->d_name);
      walk(inner);
    } else {
      add(&inputs, folder, copy(entry->d_name, strlen(entry->d_name)), 0);
    }
  }
  closedir(stream);
}

/* The descriptor of a folder below `root`, made with all that lead to it when it is new. Paths come sorted, so a folder
   that is not an ancestor of the last one has not been seen before. */
static int open_folder(int root, char *path, size_t length) {
  static struct { size_t length; int folder; } above[64];
  static size_t depth;
  static char *last = "";
  /* Go up to the nearest folder that both paths share. */
  while (depth && (above[depth - 1].length > length || memcmp(last, path, above[depth - 1].length) ||
                   (above[depth - 1].length < length && path[above[depth - 1].length] != '/'))) depth--;
  for (size_t start = depth ? above[depth - 1].length + 1 : 0; start < length;) {
    char *slash = memchr(path + start, '/', length - start);
    size_t end = slash ? (size_t)(slash - path) : length;
    char *name = copy(path + start, end - start);
    int parent = depth ? above[depth - 1].folder : root;
    if (mkdirat(parent, name, 0755)) fail(name);
    int folder = openat(parent, name, O_RDONLY | O_DIRECTORY);
    if (folder < 0 || depth == sizeof above / sizeof *above) fail(name);
    above[depth].length = end;
    above[depth++].folder = folder;
    free(name);
    start = end + 1;
  }
  last = path;
  return above[depth - 1].folder;
}

/* Reads the list with one call, and cuts it up where it lies. */
static void plan(const char *sizes, int root) {
  int file = open(sizes, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) fail(sizes);
  size_t length = (size_t)status.st_size, filled = 0;
  char *text = malloc(length + 1);
  if (!text) fail("memory");
  for (ssize_t got; filled < length; filled += (size_t)got) {
    if ((got = read(file, text + filled, length - filled)) <= 0) fail(sizes);
  }
  close(file);
  text[length] = 0;
  for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
    *end = 0;
    char *path;
    size_t size = strtoul(line, &path, 10);
    path++;
    char *slash = memrchr(path, '/', (size_t)(end - path));
    int folder = slash ? open_folder(root, path, (size_t)(slash - path)) : root;
    add(&outputs, folder, slash ? slash + 1 : path, size < LONGEST ? size : LONGEST);
  }
}

static void *work(void *page) {
  static _Thread_local char buffer[1 << 16];
  size_t sum = 0;
  for (size_t first; (first = atomic_fetch_add(&inputs.next, CHUNK)) < inputs.count;) {
    size_t last = first + CHUNK < inputs.count ? first + CHUNK : inputs.count;
    for (size_t i = first; i < last; i++) {
      int file = openat(inputs.items[i].folder, inputs.items[i].name, O_RDONLY);
      if (file < 0) fail(inputs.items[i].name);
      ssize_t got;
      do {
        if ((got = read(file, buffer, sizeof buffer)) < 0) fail(inputs.items[i].name);
        sum += (size_t)got;
        /* A file that ends before the buffer does needs no second call. */
      } while (got == sizeof buffer);
      close(file);
    }
  }
  atomic_fetch_add(&bytes_read, sum);
  for (size_t first; (first = atomic_fetch_add(&outputs.next, CHUNK)) < outputs.count;) {
    size_t last = first + CHUNK < outputs.count ? first + CHUNK : outputs.count;
    for (size_t i = first; i < last; i++) {
      int file = openat(outputs.items[i].folder, outputs.items[i].name, O_WRONLY | O_CREAT | O_EXCL, 0644);
      if (file < 0) fail(outputs.items[i].name);
      for (size_t left = outputs.items[i].size; left > 0;) {
        ssize_t put = write(file, page, left);
        if (put < 0) fail(outputs.items[i].name);
        left -= (size_t)put;
      }
      close(file);
    }
  }
  return NULL;
}

int main(int count, char **arguments) {
  if (count != 4) {
    fprintf(stderr, "usage: floor SOURCE SIZES OUTPUT\n");
    return 64;
  }
  /* A folder stays open until its files are written, and a site may have thousands. */
  struct rlimit files;
  if (!getrlimit(RLIMIT_NOFILE, &files)) {
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
  }
  int source = open(arguments[1], O_RDONLY | O_DIRECTORY);
  if (source < 0) fail(arguments[1]);
  int content = openat(source, "content", O_RDONLY | O_DIRECTORY);
  if (content < 0) fail("content");
  walk(content);
  if (mkdir(arguments[3], 0755)) fail(arguments[3]);
  int root = open(arguments[3], O_RDONLY | O_DIRECTORY);
  if (root < 0) fail(arguments[3]);
  plan(arguments[2], root);

  size_t longest = 1;
  for (size_t i = 0; i < outputs.count; i++) {
    if (outputs.items[i].size > longest) longest = outputs.items[i].size;
  }
  char *page = malloc(longest);
  if (!page) fail("memory");
  memset(page, 'x', longest);

  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++) {
    if (pthread_create(&threads[i], NULL, work, page)) fail("thread");
  }
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);

  size_t written = 0;
  for (size_t i = 0; i < outputs.count; i++) written += outputs.items[i].size;
  printf("read %zu files, %zu bytes; wrote %zu files, %zu bytes\n", inputs.count, (size_t)bytes_read, outputs.count,
         written);
  return 0;
}
