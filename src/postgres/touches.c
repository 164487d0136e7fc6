/* Between the rows of SQL and the structures of the C interface. */
#include "postgres/extension.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/catcache.h"
#include "utils/date.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

/* --- Enumerations: in the C interface a value's number is its place in the type. */

enum { most_labels = 64 };
typedef struct labels {
  int count;
  Oid at[most_labels];
} labels;

static void load_labels(labels* into, Oid type) {
  CatCList* list = SearchSysCacheList1(ENUMTYPOIDNAME, ObjectIdGetDatum(type));
  memset(into, 0, sizeof(*into));
  for (int i = 0; i < list->n_members; ++i) {
    Form_pg_enum one = (Form_pg_enum)GETSTRUCT(&list->members[i]->tuple);
    const int number = (int)one->enumsortorder - 1;
    if (number < 0 || number >= most_labels) continue;
    into->at[number] = one->oid;
    if (number >= into->count) into->count = number + 1;
  }
  ReleaseCatCacheList(list);
}

/* One that is none is refused by the library. */
static uint8 number_of(const labels* all, Datum value) {
  const Oid sought = DatumGetObjectId(value);
  for (int i = 0; i < all->count; ++i) {
    if (all->at[i] == sought) return (uint8)i;
  }
  return 254;
}

/* --- Rows. */

/* The attributes of followup.touchpoint, followup.action and followup.decision, in their order in
 * followup--0.1--0.2.sql. */
enum {
  ID,
  AT,
  VIA,
  WAY,
  SPOKE_TO,
  OUTCOME,
  LEFT,
  UNTIL,
  PROMISED,
  PROMISED_BY,
  PROMISED_HOW,
  MEETING,
  ONLY,
  ENDPOINT,
  BRIEF,
  ACTION,
  LABEL,
  SEQUENCE,
  PURSUIT,
  PROMISED_ENDPOINT,
  TOUCHPOINT_ATTRIBUTES
};
static const char touchpoint_kinds[] = "iteeeebdaeeaessisiis";
enum { FIRST, LAST, BEGINS, ENDS, AGREED_ATTRIBUTES };
static const char agreed_kinds[] = "ddmm";
enum { STATUS, NEXT, ACTIONS, WAKE_AT, CONCLUSION, REFUSED, DECISION_ATTRIBUTES };
static const char decision_kinds[] =
    "ean"
    "tes";
enum { A_ID, A_VIA, A_DUE, A_BEGINS, A_ENDS, A_RULE, A_BRIEF, A_ENDPOINT, A_LABEL, ACTION_ATTRIBUTES };
static const char action_kinds[] = "ietttssss";
enum { P_AGREED, P_SINCE, P_HOW, P_ENDPOINT, PLANNED_ATTRIBUTES };
static const char planned_kinds[] = "ates";
enum { most_attributes = TOUCHPOINT_ATTRIBUTES };

/* A row type, and the one that is a part of it. */
struct followup_rows {
  TupleDesc whole;
  TupleDesc part;
  labels enums[most_attributes];
  labels part_enums[ACTION_ATTRIBUTES];
};

/* Somebody may have altered the type since, and rows of another form must not be read as this one. */
static void expect(TupleDesc row, const char* kinds, const char* name) {
  bool good = row->natts == (int)strlen(kinds);
  for (int i = 0; good && i < row->natts; ++i) {
    const Oid type = TupleDescAttr(row, i)->atttypid;
    if (TupleDescAttr(row, i)->attisdropped) {
      good = false;
      break;
    }
    switch (kinds[i]) {
      case 'i': good = type == INT8OID; break;
      case 'n': good = type == INT4OID; break;
      case 't': good = type == TIMESTAMPTZOID; break;
      case 'd': good = type == DATEOID; break;
      case 'm': good = type == TIMEOID; break;
      case 'b': good = type == BOOLOID; break;
      case 's': good = type == TEXTOID; break;
      case 'e': good = get_typtype(type) == TYPTYPE_ENUM; break;
      case 'a': good = get_typtype(type) == TYPTYPE_COMPOSITE; break;
    }
  }
  if (!good) {
    ereport(ERROR,
            (errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("type %s is not as this version of the extension has it", name),
             errhint("Was it altered? Does ALTER EXTENSION followup UPDATE help?")));
  }
}

static void load_all_labels(TupleDesc row, const char* kinds, labels* into) {
  for (int i = 0; i < row->natts; ++i) {
    if (kinds[i] == 'e') load_labels(&into[i], TupleDescAttr(row, i)->atttypid);
  }
}

static struct followup_rows* rows_of(FunctionCallInfo fcinfo, TupleDesc whole, int part, const char* kinds,
                                     const char* name, const char* part_kinds, const char* part_name) {
  MemoryContext before = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
  struct followup_rows* rows = palloc0(sizeof(*rows));
  expect(whole, kinds, name);
  rows->whole = CreateTupleDescCopy(whole);
  rows->part = lookup_rowtype_tupdesc_copy(TupleDescAttr(whole, part)->atttypid, -1);
  expect(rows->part, part_kinds, part_name);
  load_all_labels(rows->whole, kinds, rows->enums);
  load_all_labels(rows->part, part_kinds, rows->part_enums);
  MemoryContextSwitchTo(before);
  return rows;
}

/* --- Touchpoints. */

static int32 day_of(Datum date) {
  const DateADT day = DatumGetDateADT(date);
  if (DATE_NOT_FINITE(day)) return DATE_IS_NOBEGIN(day) ? -1 : PG_INT32_MAX;
  return day + (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE);
}

static int16 minute_of(Datum time) { return (int16)(DatumGetTimeADT(time) / (SECS_PER_MINUTE * USECS_PER_SEC)); }

static void deform(HeapTupleHeader row, TupleDesc type, Datum* values, bool* nulls) {
  HeapTupleData tuple;
  tuple.t_len = HeapTupleHeaderGetDatumLength(row);
  ItemPointerSetInvalid(&tuple.t_self);
  tuple.t_tableOid = InvalidOid;
  tuple.t_data = row;
  heap_deform_tuple(&tuple, type, values, nulls);
}

static bool all_null(const bool* nulls, int count) {
  for (int i = 0; i < count; ++i) {
    if (!nulls[i]) return false;
  }
  return true;
}

static fu_agreed agreed_of(Datum row, TupleDesc type) {
  fu_agreed when = FU_AGREED_INIT;
  Datum values[AGREED_ATTRIBUTES];
  bool nulls[AGREED_ATTRIBUTES];
  deform(DatumGetHeapTupleHeader(row), type, values, nulls);
  if (all_null(nulls, AGREED_ATTRIBUTES)) return when;
  when.first = nulls[FIRST] ? -1 : day_of(values[FIRST]);
  when.last = nulls[LAST] ? when.first : day_of(values[LAST]);
  if (!nulls[BEGINS]) when.from = minute_of(values[BEGINS]);
  if (!nulls[ENDS]) when.to = minute_of(values[ENDS]);
  if (nulls[BEGINS] && !nulls[ENDS]) when.first = -1;
  return when;
}

/* A text of the host's for an identity, as its documents may have it. */
static uint64 identity_of(Datum value) {
  const text* one = DatumGetTextPP(value);
  return followup_identity_of(VARDATA_ANY(one), (int)VARSIZE_ANY_EXHDR(one));
}

static TupleDesc type_of(HeapTupleHeader row) {
  return lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(row), HeapTupleHeaderGetTypMod(row));
}

static struct followup_rows* touch_rows(FunctionCallInfo fcinfo, HeapTupleHeader row) {
  followup_site* site = followup_site_of(fcinfo);
  if (site->in == NULL) {
    TupleDesc type = type_of(row);
    struct followup_rows* rows =
        rows_of(fcinfo, type, PROMISED, touchpoint_kinds, "touchpoint", agreed_kinds, "agreed");
    if (TupleDescAttr(type, MEETING)->atttypid != TupleDescAttr(type, PROMISED)->atttypid) {
      ReleaseTupleDesc(type);
      ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("type touchpoint has two types of agreed times")));
    }
    ReleaseTupleDesc(type);
    site->in = rows;
  }
  return site->in;
}

bool followup_touch_of(FunctionCallInfo fcinfo, int argument, fu_touch* into) {
  const fu_touch nothing = FU_TOUCH_INIT;
  Datum values[TOUCHPOINT_ATTRIBUTES];
  bool nulls[TOUCHPOINT_ATTRIBUTES];
  if (PG_ARGISNULL(argument)) return false;
  HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(argument);
  const struct followup_rows* rows = touch_rows(fcinfo, row);
  deform(row, rows->whole, values, nulls);
  if (all_null(nulls, TOUCHPOINT_ATTRIBUTES)) return false;

#define WHOLE(attribute) (nulls[attribute] ? 0 : (uint64)DatumGetInt64(values[attribute]))
#define NAMED(attribute) (nulls[attribute] ? 0 : identity_of(values[attribute]))
#define ONE_OF(attribute, otherwise) \
  (nulls[attribute] ? (uint8)(otherwise) : number_of(&rows->enums[attribute], values[attribute]))
  *into = nothing;
  into->id = WHOLE(ID);
  into->pursuit = WHOLE(PURSUIT);
  into->at = nulls[AT] ? PG_INT64_MIN : followup_seconds(DatumGetTimestampTz(values[AT]));
  into->endpoint = NAMED(ENDPOINT);
  into->brief = NAMED(BRIEF);
  into->action = WHOLE(ACTION);
  into->label = NAMED(LABEL);
  into->sequence = WHOLE(SEQUENCE);
  if (!nulls[PROMISED]) into->promised = agreed_of(values[PROMISED], rows->part);
  if (!nulls[MEETING]) into->meeting = agreed_of(values[MEETING], rows->part);
  if (!nulls[UNTIL]) into->until = day_of(values[UNTIL]);
  into->via = ONE_OF(VIA, 254);
  into->way = ONE_OF(WAY, FU_OUTBOUND);
  into->spoke_to = ONE_OF(SPOKE_TO, FU_NOBODY);
  into->outcome = ONE_OF(OUTCOME, 254);
  into->message_left = !nulls[LEFT] && DatumGetBool(values[LEFT]);
  into->promised_by = ONE_OF(PROMISED_BY, 0);
  into->promised_how = ONE_OF(PROMISED_HOW, 0);
  into->only = ONE_OF(ONLY, FU_NO_CHANNEL);
  into->promised_endpoint = NAMED(PROMISED_ENDPOINT);
#undef WHOLE
#undef NAMED
#undef ONE_OF
  return true;
}

bool followup_planned_of(FunctionCallInfo fcinfo, int argument, fu_planned* into) {
  const fu_planned nothing = FU_PLANNED_INIT;
  Datum values[PLANNED_ATTRIBUTES];
  bool nulls[PLANNED_ATTRIBUTES];
  if (PG_NARGS() <= argument || PG_ARGISNULL(argument)) return false;
  HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(argument);
  followup_site* site = followup_site_of(fcinfo);
  if (site->planned == NULL) {
    TupleDesc type = type_of(row);
    struct followup_rows* rows = rows_of(fcinfo, type, P_AGREED, planned_kinds, "planned_call", agreed_kinds, "agreed");
    ReleaseTupleDesc(type);
    site->planned = rows;
  }
  const struct followup_rows* rows = site->planned;
  deform(row, rows->whole, values, nulls);
  if (all_null(nulls, PLANNED_ATTRIBUTES)) return false;
  *into = nothing;
  if (!nulls[P_AGREED]) into->when = agreed_of(values[P_AGREED], rows->part);
  /* Something is planned, and nobody knows for when. */
  if (into->when.first == FU_NO_DAY) into->when.first = -1;
  /* The C interface has the one infinity for none. */
  if (!nulls[P_SINCE]) into->since = Max(followup_seconds(DatumGetTimestampTz(values[P_SINCE])), FU_NO_TIME + 1);
  if (!nulls[P_HOW]) into->how = number_of(&rows->enums[P_HOW], values[P_HOW]);
  if (!nulls[P_ENDPOINT]) into->endpoint = identity_of(values[P_ENDPOINT]);
  return true;
}

/* --- Decisions. */

static Datum label_of(const labels* all, uint8 number) {
  if (number >= all->count || !OidIsValid(all->at[number])) {
    ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("an enumeration has no value number %d", number + 1)));
  }
  return ObjectIdGetDatum(all->at[number]);
}

static Datum action_of(const struct followup_rows* rows, const followup_answer* said, const followup_document* policy,
                       const followup_document* prospect) {
  Datum values[ACTION_ATTRIBUTES] = {0};
  bool nulls[ACTION_ATTRIBUTES] = {false};
  values[A_ID] = Int64GetDatum((int64)said->action);
  values[A_VIA] = label_of(&rows->part_enums[A_VIA], said->via);
  values[A_DUE] = TimestampTzGetDatum(followup_timestamp(said->due));
  values[A_BEGINS] = TimestampTzGetDatum(followup_timestamp(said->begin));
  values[A_ENDS] = TimestampTzGetDatum(followup_timestamp(said->end));
#define PUT(attribute, identity, named) \
  if (!(nulls[attribute] = (identity) == 0)) values[attribute] = PointerGetDatum(named)
  PUT(A_RULE, said->rule, followup_rule_text(policy, FU_RULE, said->rule));
  PUT(A_BRIEF, said->brief, followup_rule_text(policy, FU_BRIEF, said->brief));
  PUT(A_ENDPOINT, said->endpoint, followup_endpoint_text(prospect, said->endpoint));
  PUT(A_LABEL, said->label, followup_rule_text(policy, FU_LABEL, said->label));
#undef PUT
  return HeapTupleGetDatum(heap_form_tuple(rows->part, values, nulls));
}

Datum followup_decision_of(FunctionCallInfo fcinfo, const followup_answer* said, const followup_document* policy,
                           const followup_document* prospect) {
  followup_site* site = followup_site_of(fcinfo);
  if (site->out == NULL) {
    TupleDesc type;
    if (get_call_result_type(fcinfo, NULL, &type) != TYPEFUNC_COMPOSITE) {
      ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("a decision was asked for as something else")));
    }
    site->out = rows_of(fcinfo, type, NEXT, decision_kinds, "decision", action_kinds, "action");
  }
  const struct followup_rows* rows = site->out;
  Datum values[DECISION_ATTRIBUTES] = {0};
  bool nulls[DECISION_ATTRIBUTES] = {true, true, true, true, true, true};
  if (said->error != FU_OK) {
    values[REFUSED] = CStringGetTextDatum(fu_status_name(said->error));
    nulls[REFUSED] = false;
  } else {
    values[STATUS] = label_of(&rows->enums[STATUS], said->status);
    nulls[STATUS] = false;
    values[ACTIONS] = Int32GetDatum(said->actions);
    nulls[ACTIONS] = false;
    if (said->actions != 0) {
      values[NEXT] = action_of(rows, said, policy, prospect);
      nulls[NEXT] = false;
    }
    if ((said->wake_told & 1) != 0) {
      values[WAKE_AT] = TimestampTzGetDatum(followup_timestamp(said->wake_at));
      nulls[WAKE_AT] = false;
    }
    if ((said->disposition_told & 1) != 0) {
      values[CONCLUSION] = label_of(&rows->enums[CONCLUSION], said->disposition);
      nulls[CONCLUSION] = false;
    }
  }
  return HeapTupleGetDatum(heap_form_tuple(rows->whole, values, nulls));
}
