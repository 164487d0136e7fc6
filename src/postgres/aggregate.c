/* progress_of(policy, prospect, pursuit, started, touchpoint, planned): the touchpoints are gathered and then folded,
 * in whatever order and in however many parts they come. */
#include "postgres/extension.h"

#include "miscadmin.h"

/* As many as the library folds within a tenth of a second, in which it cannot be cancelled. */
enum { first_room = 16, most_touches = 10000 };

typedef struct gathering {
  followup_document* policy; /* kept by the call site, which is there as long as the query */
  Jsonb* prospect;           /* none where `refused` */
  uint64 pursuit;
  int64 started;
  fu_planned planned; /* on no day: none is */
  fu_status refused;
  uint32 count;
  uint32 room;
  fu_touch* touches;
} gathering;

static MemoryContext aggregate_context(FunctionCallInfo fcinfo) {
  MemoryContext context;
  if (!AggCheckCallContext(fcinfo, &context)) elog(ERROR, "called outside of an aggregate");
  return context;
}

static Jsonb* copy_of(const Jsonb* one) {
  Jsonb* copy = palloc(VARSIZE(one));
  memcpy(copy, one, VARSIZE(one));
  return copy;
}

static void refuse(gathering* all, fu_status why) {
  if (all->refused == FU_OK) all->refused = why;
  all->count = 0;
}

static fu_planned planned_of(FunctionCallInfo fcinfo) {
  fu_planned planned = FU_PLANNED_INIT;
  (void)followup_planned_of(fcinfo, 6, &planned);
  return planned;
}

static bool same_plan(const fu_planned* one, const fu_planned* other) { return memcmp(one, other, sizeof(*one)) == 0; }

static gathering* begun(FunctionCallInfo fcinfo, MemoryContext home) {
  const fu_planned planned = planned_of(fcinfo);
  MemoryContext before = MemoryContextSwitchTo(home);
  gathering* all = palloc0(sizeof(gathering));
  all->planned = planned;
  if (PG_ARGISNULL(1)) {
    all->refused = FU_INVALID_POLICY;
  } else if (PG_ARGISNULL(2) || PG_ARGISNULL(3) || PG_ARGISNULL(4)) {
    all->refused = FU_INVALID_PURSUIT;
  } else {
    MemoryContextSwitchTo(before);
    all->policy = followup_argument(fcinfo, 1, FOLLOWUP_POLICY, NULL);
    followup_keep(fcinfo, all->policy);
    Jsonb* prospect = PG_GETARG_JSONB_P(2);
    MemoryContextSwitchTo(home);
    all->prospect = copy_of(prospect);
    all->pursuit = (uint64)PG_GETARG_INT64(3);
    all->started = followup_seconds(PG_GETARG_TIMESTAMPTZ(4));
  }
  MemoryContextSwitchTo(before);
  return all;
}

/* Room for so many more. False: it has become too many, or is refused already. */
static bool make_room(gathering* all, uint32 more, MemoryContext home) {
  if (all->refused != FU_OK) return false;
  if (more > most_touches || all->count + more > most_touches) {
    refuse(all, FU_INVALID_HISTORY);
    if (all->touches != NULL) pfree(all->touches);
    all->touches = NULL;
    all->room = 0;
    return false;
  }
  if (all->count + more <= all->room) return true;
  uint32 room = Max(all->room * 2, first_room);
  while (room < all->count + more) room *= 2;
  all->touches = all->touches == NULL ? MemoryContextAlloc(home, room * sizeof(fu_touch))
                                      : repalloc(all->touches, room * sizeof(fu_touch));
  all->room = room;
  return true;
}

/* (state, policy, prospect, pursuit, started, touchpoint, planned). All rows of one pursuit have the same of all but
 * the touchpoint. */
PG_FUNCTION_INFO_V1(followup_gather);
Datum followup_gather(PG_FUNCTION_ARGS) {
  MemoryContext home = aggregate_context(fcinfo);
  gathering* all = PG_ARGISNULL(0) ? NULL : (gathering*)PG_GETARG_POINTER(0);
  fu_touch touch;
  if (all == NULL) {
    all = begun(fcinfo, home);
  } else if (all->refused == FU_OK) {
    const fu_planned planned = planned_of(fcinfo);
    if (PG_ARGISNULL(3) || PG_ARGISNULL(4) || (uint64)PG_GETARG_INT64(3) != all->pursuit ||
        followup_seconds(PG_GETARG_TIMESTAMPTZ(4)) != all->started || !same_plan(&planned, &all->planned)) {
      refuse(all, FU_INVALID_PURSUIT);
    }
  }
  if (followup_touch_of(fcinfo, 5, &touch) && make_room(all, 1, home)) all->touches[all->count++] = touch;
  PG_RETURN_POINTER(all);
}

PG_FUNCTION_INFO_V1(followup_gather_both);
Datum followup_gather_both(PG_FUNCTION_ARGS) {
  MemoryContext home = aggregate_context(fcinfo);
  gathering* one = PG_ARGISNULL(0) ? NULL : (gathering*)PG_GETARG_POINTER(0);
  const gathering* other = PG_ARGISNULL(1) ? NULL : (const gathering*)PG_GETARG_POINTER(1);
  if (other == NULL) {
    if (one == NULL) PG_RETURN_NULL();
    PG_RETURN_POINTER(one);
  }
  if (one == NULL) {
    MemoryContext before = MemoryContextSwitchTo(home);
    one = palloc(sizeof(gathering));
    *one = *other;
    if (one->prospect != NULL) one->prospect = copy_of(other->prospect);
    one->touches = NULL;
    one->count = one->room = 0;
    MemoryContextSwitchTo(before);
  } else if (other->refused != FU_OK) {
    refuse(one, other->refused);
  } else if (one->refused == FU_OK && (one->pursuit != other->pursuit || one->started != other->started ||
                                       !same_plan(&one->planned, &other->planned))) {
    refuse(one, FU_INVALID_PURSUIT);
  }
  if (other->count != 0 && make_room(one, other->count, home)) {
    memcpy(one->touches + one->count, other->touches, other->count * sizeof(fu_touch));
    one->count += other->count;
  }
  PG_RETURN_POINTER(one);
}

/* From one process to another of the same server: what `gathering` says, the documents, and the touches. */
PG_FUNCTION_INFO_V1(followup_gather_out);
Datum followup_gather_out(PG_FUNCTION_ARGS) {
  (void)aggregate_context(fcinfo);
  const gathering* all = (const gathering*)PG_GETARG_POINTER(0);
  const Size policy = all->policy != NULL ? VARSIZE(all->policy->bytes) : 0;
  const Size prospect = all->prospect != NULL ? VARSIZE(all->prospect) : 0;
  const Size touches = all->count * sizeof(fu_touch);
  const Size size = VARHDRSZ + sizeof(gathering) + policy + prospect + touches;
  bytea* whole = palloc(size);
  char* to = VARDATA(whole);
  SET_VARSIZE(whole, size);
  memcpy(to, all, sizeof(gathering));
  to += sizeof(gathering);
  if (policy != 0) memcpy(to, all->policy->bytes, policy);
  to += policy;
  if (prospect != 0) memcpy(to, all->prospect, prospect);
  to += prospect;
  if (touches != 0) memcpy(to, all->touches, touches);
  PG_RETURN_BYTEA_P(whole);
}

/* The document that begins there, and `from` behind it. */
static Jsonb* taken(const char** from) {
  uint32 header;
  memcpy(&header, *from, sizeof(header));
  const Size size = VARSIZE(&header);
  Jsonb* one = palloc(size);
  memcpy(one, *from, size);
  *from += size;
  return one;
}

PG_FUNCTION_INFO_V1(followup_gather_in);
Datum followup_gather_in(PG_FUNCTION_ARGS) {
  (void)aggregate_context(fcinfo);
  bytea* whole = PG_GETARG_BYTEA_PP(0);
  const char* from = VARDATA_ANY(whole);
  gathering* all = palloc(sizeof(gathering));
  memcpy(all, from, sizeof(gathering));
  from += sizeof(gathering);
  if (all->policy != NULL) {
    all->policy = followup_document_of(FOLLOWUP_POLICY, taken(&from), NULL);
    followup_keep(fcinfo, all->policy);
  }
  if (all->prospect != NULL) all->prospect = taken(&from);
  all->room = all->count;
  all->touches = NULL;
  if (all->count != 0) {
    all->touches = palloc(all->count * sizeof(fu_touch));
    memcpy(all->touches, from, all->count * sizeof(fu_touch));
  }
  PG_RETURN_POINTER(all);
}

PG_FUNCTION_INFO_V1(followup_gathered);
Datum followup_gathered(PG_FUNCTION_ARGS) {
  (void)aggregate_context(fcinfo);
  if (PG_ARGISNULL(0)) PG_RETURN_NULL();
  CHECK_FOR_INTERRUPTS();
  const gathering* all = (const gathering*)PG_GETARG_POINTER(0);
  fu_status status = all->refused;
  fu_progress* folded = palloc0(sizeof(fu_progress));
  if (status == FU_OK) {
    status = FU_INVALID_PURSUIT;
    followup_document* who = followup_document_of(FOLLOWUP_PROSPECT, all->prospect, &status);
    if (who != NULL) {
      uint8 error = FU_OK;
      const int64 offset[] = {0, all->count};
      const fu_prospect* const one = who->handle;
      const fu_pursuits pursuits = followup_one_pursuit(&all->pursuit, &all->started, &one, &all->planned);
      fu_histories history = FU_HISTORIES_INIT;
      history.touches = all->touches;
      history.touch_count = all->count;
      history.offset = offset;
      status = fu_fold_columns(all->policy->handle, &pursuits, &history, folded, &error, NULL, NULL);
      if (status == FU_OK) status = error;
    }
  }
  if (status != FU_OK) followup_refuse(folded, status);
  PG_RETURN_POINTER(folded);
}
