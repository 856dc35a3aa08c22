/* The arithmetic of jss-1 in one pass: rows into the stretches between cut days, running sums, then every window is a
   difference. Whole numbers as docs/method-scores.md has them; weights in 1e-12, taper in thirtieths. Only numbers of
   jss-1 are written here; the days come from the caller. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#define UNIT 1000000000000LL
#define MOST_CUTS 160
#define MOST_WEEKS 64
typedef int64_t i64;

enum { OPEN, COMPLETED, CANCELLED, BY_WORKER, ABANDONED, LOST, WON };

typedef struct { i64 a, b, silent, rated, ax, bx, silentx, ratedx, count, low, high; } Stretch;

static i64 clip(i64 x, i64 low, i64 high) { return x < low ? low : x > high ? high : x; }

/* s in thousandths; 1 where rated, 0 where silent, -1 where there is no outcome */
static int classify(int end, int points, int private_, i64 paid, int span, int excluded, i64 *s) {
  *s = 0;
  if (excluded || end == CANCELLED) return -1;
  if (end == BY_WORKER || end == ABANDONED || end == LOST) { *s = -1000; return 1; }
  if (end == COMPLETED && (points || private_ >= 0)) {
    i64 p = 100 + 40 * private_, fifths = private_ < 0 ? 5 * points : !points ? 5 * p : 3 * p + 2 * points;
    *s = clip(2 * (fifths - 5 * 350), -1000, 1000);
    return 1;
  }
  if (paid > 0 && span >= 90) { *s = 1000; return 1; }
  return end == OPEN ? -1 : 0;
}

static i64 over(i64 silent, i64 rated) { /* max(0, 65 silent - 35 rated) // 100 within 64 bits */
  i64 whole = 13 * (silent / 20) - 7 * (rated / 20), rest = 13 * (silent % 20) - 7 * (rated % 20);
  i64 u = whole + (rest >= 0 ? rest / 20 : -((19 - rest) / 20));
  return u > 0 ? u : 0;
}

/* cuts: rising days; stretch k holds the days in (cuts[k-1], cuts[k]]; stretch_of[day - cuts[0]] = k.
   low, edge, high: for every week and window the cut that it begins after, the cut 30 days on, the cut that it ends with. */
i64 score(i64 rows, const i64 *worker, const i64 *company, const int32_t *day, const int8_t *end, const int16_t *points,
          const int8_t *private_, const i64 *paid, const int32_t *span, const int8_t *excluded, int cuts_n,
          const int32_t *cuts, const int16_t *stretch_of, int weeks, int windows, const int32_t *snaps,
          const int16_t *low, const int16_t *edge, const int16_t *high, i64 *ids, int16_t *scores) {
  Stretch at[MOST_CUTS], open_at[MOST_WEEKS + 1];
  i64 n = 0, first_day = cuts[0], last_day = cuts[cuts_n - 1];
  for (i64 i = 0, j; i < rows; i = j, n++) {
    i64 rated_rows = 0;
    for (j = i; j < rows && worker[j] == worker[i]; j++) {}
    ids[n] = worker[i];
    int16_t *out = scores + n * weeks;
    for (int k = 0; k < weeks; k++) out[k] = -1;
    if (j - i < 4) continue;
    memset(at, 0, sizeof(Stretch) * cuts_n);
    memset(open_at, 0, sizeof(Stretch) * (weeks + 1));
    for (int k = 0; k < cuts_n; k++) at[k].low = INT64_MAX, at[k].high = INT64_MIN;
    for (int k = 0; k <= weeks; k++) open_at[k].low = INT64_MAX, open_at[k].high = INT64_MIN;
    for (i64 r = i; r < j; r++) {
      i64 s, w, b, x = 0;
      int is_open = end[r] == OPEN;
      if (!is_open && (day[r] <= first_day || day[r] > last_day)) continue;
      int kind = classify(end[r], points[r], private_[r], paid[r], span[r], excluded[r], &s);
      if (kind < 0) continue;
      double root = rint(sqrt(paid[r] / 50000.0) * UNIT);
      w = root < UNIT / 2 ? UNIT / 2 : root > 2 * UNIT ? 2 * UNIT : (i64)root;
      Stretch *to;
      if (is_open) {
        int k = 0;
        while (k < weeks && snaps[k] < day[r] + 90) k++;
        to = open_at + k;
      } else {
        int k = stretch_of[day[r] - first_day];
        to = at + k;
        x = day[r] - cuts[k - 1];
      }
      if (!kind) { to->silent += w; to->silentx += w * x; continue; }
      b = s > 0 ? (w * s * (span[r] < 365 ? span[r] : 365) + 365000) / 730000 : 0;
      i64 ws = w * s + 500, a = (ws >= 0 ? ws / 1000 : -((999 - ws) / 1000)) + b;
      b += w;
      to->a += a, to->b += b, to->rated += w, to->ax += a * x, to->bx += b * x, to->ratedx += w * x, to->count++;
      if (company[r] < to->low) to->low = company[r];
      if (company[r] > to->high) to->high = company[r];
      rated_rows++;
    }
    if (rated_rows < 4) continue;
    for (int k = 1; k <= weeks; k++) {
      Stretch *o = open_at + k, *p = o - 1;
      o->a += p->a, o->b += p->b, o->silent += p->silent, o->rated += p->rated, o->count += p->count;
      if (p->low < o->low) o->low = p->low;
      if (p->high > o->high) o->high = p->high;
    }
    Stretch run[MOST_CUTS];
    run[0] = at[0];
    for (int k = 1; k < cuts_n; k++) {
      run[k].a = run[k - 1].a + at[k].a, run[k].b = run[k - 1].b + at[k].b;
      run[k].silent = run[k - 1].silent + at[k].silent, run[k].rated = run[k - 1].rated + at[k].rated;
      run[k].count = run[k - 1].count + at[k].count;
    }
    for (int k = 0; k < weeks; k++) {
      const int16_t *lo = low + k * windows, *ed = edge + k * windows, *hi = high + k * windows;
      Stretch *o = open_at + k;
      i64 least = o->low, most = o->high;
      if (run[hi[windows - 1]].count - run[lo[windows - 1]].count + o->count < 4) continue;
      for (int c = lo[windows - 1] + 1; c <= hi[windows - 1]; c++) {
        if (at[c].low < least) least = at[c].low;
        if (at[c].high > most) most = at[c].high;
      }
      if (least == most) continue;
      double longest = 0, best = 0;
      for (int m = windows - 1; m >= 0; m--) {
        i64 start = cuts[lo[m]], A, B, S, R;
        const Stretch *h = run + hi[m], *e = run + (ed[m] < hi[m] ? ed[m] : hi[m]);
        A = 30 * (h->a - e->a + o->a), B = 30 * (h->b - e->b + o->b);
        S = 30 * (h->silent - e->silent + o->silent), R = 30 * (h->rated - e->rated + o->rated);
        for (int c = lo[m] + 1; c <= ed[m] && c <= hi[m]; c++) {
          i64 ahead = cuts[c - 1] - start;
          A += at[c].ax + ahead * at[c].a, B += at[c].bx + ahead * at[c].b;
          S += at[c].silentx + ahead * at[c].silent, R += at[c].ratedx + ahead * at[c].rated;
        }
        i64 U = over(S, R);
        double j;
        if (m == windows - 1) {
          j = (double)A / (double)(B + U);
          longest = j > 0 ? j : 0;
        } else
          j = ((double)A + 120.0 * UNIT * longest) / ((double)(B + U) + 120.0 * UNIT);
        if (j > best) best = j;
      }
      out[k] = (int16_t)floor(100 * best + 1e-9);
    }
  }
  return n;
}
