/* The peer of bench/topk: a plain scan in C. Reads items and users as TopKBench writes them (two ints, rows and rank, then
   floats), scores every item for each user, keeps the k best in a heap, prints the median time of a user in milliseconds.
   Usage: topk FILE K */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct rows {
  int count, rank;
  float *numbers;
};

static struct rows read_rows(FILE *file) {
  struct rows rows;
  if (fread(&rows.count, sizeof(int), 1, file) != 1 || fread(&rows.rank, sizeof(int), 1, file) != 1) exit(1);
  size_t numbers = (size_t)rows.count * rows.rank;
  rows.numbers = aligned_alloc(64, (numbers * sizeof(float) + 63) / 64 * 64);
  if (fread(rows.numbers, sizeof(float), numbers, file) != numbers) exit(1);
  return rows;
}

static float dot(const float *restrict left, const float *restrict right, int rank) {
  float sums[16] = {0};
  int d = 0;
  for (; d + 16 <= rank; d += 16)
    for (int lane = 0; lane < 16; lane++) sums[lane] += left[d + lane] * right[d + lane];
  float sum = 0;
  for (; d < rank; d++) sum += left[d] * right[d];
  for (int lane = 0; lane < 16; lane++) sum += sums[lane];
  return sum;
}

static void replace_worst(float *heap, int k, float score) {
  int hole = 0;
  for (int child = 1; child < k; child = 2 * hole + 1) {
    if (child + 1 < k && heap[child + 1] < heap[child]) child++;
    if (heap[child] >= score) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = score;
}

static int by_value(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

int main(int argc, char **argv) {
  FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
  if (!file) return 2;
  struct rows items = read_rows(file), users = read_rows(file);
  int k = atoi(argv[2]);
  float *heap = malloc(k * sizeof(float));
  double *times = malloc(users.count * sizeof(double)), checksum = 0;
  for (int user = 0; user < users.count; user++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < k; i++) heap[i] = -1e30f;
    const float *query = users.numbers + (size_t)user * users.rank;
    for (int item = 0; item < items.count; item++) {
      float score = dot(items.numbers + (size_t)item * items.rank, query, items.rank);
      if (score > heap[0]) replace_worst(heap, k, score);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    times[user] = (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6;
    checksum += heap[0];
  }
  qsort(times, users.count, sizeof(double), by_value);
  printf("%-8d %10.3f   (sum of the k-th scores: %.6g)\n", k, times[users.count / 2], checksum);
  return 0;
}
