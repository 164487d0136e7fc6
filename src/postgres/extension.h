/* What the files of the extension share. The library is called as C and calls nothing of the server's, so that no error
 * of the server's (a longjmp) ever crosses a frame of C++; what the library allocates is either kept in `documents.c`
 * or in the texts below, which outlive every error. */
#ifndef FOLLOWUP_POSTGRES_EXTENSION_H
#define FOLLOWUP_POSTGRES_EXTENSION_H

#include "postgres.h"

#include "access/htup.h"
#include "access/tupdesc.h"
#include "fmgr.h"
#include "lib/ilist.h"
#include "nodes/pg_list.h"
#include "utils/jsonb.h"
#include "utils/timestamp.h"

#include <followup/followup.h>

/* --- documents.c: policies, calendars and prospects, each read once for a backend. */

typedef enum followup_kind { FOLLOWUP_POLICY, FOLLOWUP_CALENDAR, FOLLOWUP_PROSPECT } followup_kind;
enum { FOLLOWUP_KINDS = 3 };

typedef struct followup_document {
  struct {
    uint64 hash;
    uint32 kind;
    uint32 turn; /* tells those of one hash apart */
  } key;
  void* handle; /* an fu_policy and so on */
  Jsonb* bytes;
  uint32 pins; /* not let go of while there are any */
  dlist_node place;
} followup_document;

/* Raises where it is no policy or calendar, with all mistakes as DETAIL. A prospect is data: NULL, and *status says
 * why. */
followup_document* followup_document_of(followup_kind kind, Jsonb* text, fu_status* status);

/* What a call site keeps of an argument: the document that it was the last time, pinned. */
typedef struct followup_slot {
  followup_document* last;
  bool constant;
} followup_slot;

/* What a call site keeps altogether: fn_extra, for as long as its query is executed. */
typedef struct followup_site {
  followup_slot slots[FOLLOWUP_KINDS];
  List* kept;               /* pinned for aggregates, whose states name them */
  struct followup_rows* in; /* touches.c */
  struct followup_rows* planned;
  struct followup_rows* out;
  MemoryContextCallback at_end;
} followup_site;

followup_site* followup_site_of(FunctionCallInfo fcinfo);
/* Of an argument that is not NULL. */
followup_document* followup_argument(FunctionCallInfo fcinfo, int argument, followup_kind kind, fu_status* status);
/* For as long as the call site is there. */
void followup_keep(FunctionCallInfo fcinfo, followup_document* one);

/* The library's texts are in UTF-8. Each is used again and again. */
extern fu_text followup_error;
/* What is longer is not given to the library, which cannot be cancelled in the middle of a call. */
enum { followup_longest = 512 * 1024 };
/* NULL: it is longer. */
char* followup_utf8_of(Jsonb* document, Size* size);
Datum followup_jsonb_of(fu_text* text);
uint64 followup_identity_of(const char* text, int size);
/* What documents call an identity of a policy's (FU_RULE and so on) or of a prospect's endpoints; else its digits. */
text* followup_rule_text(const followup_document* policy, int kind, uint64 identity);
text* followup_endpoint_text(const followup_document* prospect, uint64 identity);
void followup_raise(const char* message) pg_attribute_noreturn();

/* --- progress.c */

/* Progress, or in its place why there is none: zeros and then a status. */
static inline fu_status followup_refusal(const fu_progress* one) {
  for (int i = 0; i < 15; ++i) {
    if (one->words[i] != 0) return FU_OK;
  }
  return one->words[15] != 0 && one->words[15] <= FU_INTERNAL ? (fu_status)one->words[15] : FU_OK;
}
static inline void followup_refuse(fu_progress* one, fu_status why) {
  memset(one, 0, sizeof(*one));
  one->words[15] = (uint64)why;
}

/* --- touches.c: between rows and the structures of the C interface. */

/* Infinity is no time: what the library is given then, it refuses. */
static inline int64 followup_seconds(TimestampTz at) {
  if (TIMESTAMP_IS_NOBEGIN(at)) return PG_INT64_MIN;
  if (TIMESTAMP_IS_NOEND(at)) return PG_INT64_MAX;
  const int64 epoch = (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * (int64)SECS_PER_DAY;
  const int64 whole = at / USECS_PER_SEC - (at % USECS_PER_SEC < 0 ? 1 : 0);
  return whole + epoch;
}
static inline TimestampTz followup_timestamp(int64 seconds) {
  const int64 epoch = (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * (int64)SECS_PER_DAY;
  return (seconds - epoch) * USECS_PER_SEC;
}

/* False: there is none, for it is NULL or all of it is. */
bool followup_touch_of(FunctionCallInfo fcinfo, int argument, fu_touch* into);
/* The same of a planned call; false also where there is no such argument. */
bool followup_planned_of(FunctionCallInfo fcinfo, int argument, fu_planned* into);

/* What is answered for one row. */
typedef struct followup_answer {
  uint8 error, status, status_told, actions, via, disposition, action_told, wake_told, disposition_told;
  int64 due, begin, end, wake_at;
  uint64 action, rule, brief, endpoint, label;
} followup_answer;
/* The documents may be NULL where there is no answer. */
Datum followup_decision_of(FunctionCallInfo fcinfo, const followup_answer* said, const followup_document* policy,
                           const followup_document* prospect);

/* --- rows.c: a row of a pursuit, for the functions over columns. What is pointed to stays where it is; no call need
 * be planned. */
fu_pursuits followup_one_pursuit(const uint64* pursuit, const int64* started, const fu_prospect* const* who,
                                 const fu_planned* planned);

#endif
