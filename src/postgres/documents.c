/* Documents are looked up by their bytes. The least recently used are let go of, unless a query is using them. */
#include "postgres/extension.h"

#include "common/hashfn.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"

PG_MODULE_MAGIC;

fu_text followup_error = FU_TEXT_INIT;

static const char* const names[FOLLOWUP_KINDS] = {"policy", "calendar", "prospect"};
static const int most[FOLLOWUP_KINDS] = {64, 64, 4096};
static int count[FOLLOWUP_KINDS];
static dlist_head by_use[FOLLOWUP_KINDS];
static HTAB* all = NULL;
static MemoryContext home = NULL;

static void begin(void) {
  if (all != NULL) return;
  HASHCTL how = {0};
  home = AllocSetContextCreate(TopMemoryContext, "followup documents", ALLOCSET_DEFAULT_SIZES);
  how.keysize = sizeof(((followup_document*)NULL)->key);
  how.entrysize = sizeof(followup_document);
  how.hcxt = home;
  for (int i = 0; i < FOLLOWUP_KINDS; ++i) dlist_init(&by_use[i]);
  all = hash_create("followup documents", 256, &how, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
}

/* --- Texts. */

char* followup_utf8_of(Jsonb* document, Size* size) {
  if (VARSIZE(document) > followup_longest) return NULL;
  char* text = JsonbToCString(NULL, &document->root, VARSIZE(document));
  text = pg_server_to_any(text, (int)strlen(text), PG_UTF8);
  *size = strlen(text);
  return *size <= followup_longest ? text : NULL;
}

uint64 followup_identity_of(const char* text, int size) {
  const char* utf8 = pg_server_to_any(text, size, PG_UTF8);
  return fu_identity(utf8, utf8 == text ? (size_t)size : strlen(utf8));
}

static text* digits_of(uint64 identity) { return cstring_to_text(psprintf(UINT64_FORMAT, identity)); }

text* followup_rule_text(const followup_document* policy, int kind, uint64 identity) {
  static fu_text name = FU_TEXT_INIT;
  if (fu_policy_name(policy->handle, kind, identity, &name, NULL) != FU_OK || name.size == 0)
    return digits_of(identity);
  return cstring_to_text(pg_any_to_server(pnstrdup(name.data, name.size), (int)name.size, PG_UTF8));
}

text* followup_endpoint_text(const followup_document* prospect, uint64 identity) {
  JsonbValue* ways = getKeyJsonValueFromContainer(&prospect->bytes->root, "reachable_by", 12, NULL);
  if (ways == NULL || ways->type != jbvBinary || !JsonContainerIsArray(ways->val.binary.data))
    return digits_of(identity);
  JsonbContainer* rows = ways->val.binary.data;
  for (uint32 i = 0; i < JsonContainerSize(rows); ++i) {
    JsonbValue* one = getIthJsonbValueFromContainer(rows, i);
    if (one->type != jbvBinary || !JsonContainerIsObject(one->val.binary.data)) continue;
    JsonbValue* named = getKeyJsonValueFromContainer(one->val.binary.data, "endpoint", 8, NULL);
    if (named == NULL || named->type != jbvString) continue;
    if (followup_identity_of(named->val.string.val, named->val.string.len) != identity) continue;
    return cstring_to_text_with_len(named->val.string.val, named->val.string.len);
  }
  return digits_of(identity);
}

PG_FUNCTION_INFO_V1(followup_identity);
Datum followup_identity(PG_FUNCTION_ARGS) {
  const text* one = PG_GETARG_TEXT_PP(0);
  PG_RETURN_INT64((int64)followup_identity_of(VARDATA_ANY(one), (int)VARSIZE_ANY_EXHDR(one)));
}

/* A copy in the server's encoding. What was large is not kept. */
static char* taken(fu_text* text) {
  char* copy = text->data == NULL ? pstrdup("") : pnstrdup(text->data, text->size);
  if (text->room > 1024 * 1024) fu_text_free(text);
  return pg_any_to_server(copy, (int)strlen(copy), PG_UTF8);
}

Datum followup_jsonb_of(fu_text* text) { return DirectFunctionCall1(jsonb_in, CStringGetDatum(taken(text))); }

static void add_member(StringInfo into, JsonbContainer* mistake, const char* before, const char* name) {
  JsonbValue* value = getKeyJsonValueFromContainer(mistake, name, (int)strlen(name), NULL);
  if (value == NULL || value->type != jbvString || value->val.string.len == 0) return;
  appendStringInfoString(into, before);
  appendBinaryStringInfo(into, value->val.string.val, value->val.string.len);
}

void followup_raise(const char* message) {
  Jsonb* document = DatumGetJsonbP(followup_jsonb_of(&followup_error));
  JsonbValue* list = getKeyJsonValueFromContainer(&document->root, "mistakes", 8, NULL);
  StringInfoData detail;
  initStringInfo(&detail);
  if (list != NULL && list->type == jbvBinary) {
    JsonbContainer* rows = list->val.binary.data;
    for (uint32 i = 0; i < JsonContainerSize(rows); ++i) {
      JsonbValue* one = getIthJsonbValueFromContainer(rows, i);
      if (one->type != jbvBinary) continue;
      if (detail.len != 0) appendStringInfoChar(&detail, '\n');
      add_member(&detail, one->val.binary.data, "", "path");
      add_member(&detail, one->val.binary.data, ": found ", "found");
      add_member(&detail, one->val.binary.data, ", allowed ", "allowed");
    }
  }
  ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s", message),
                  detail.len != 0 ? errdetail_internal("%s", detail.data) : 0));
}

/* --- Zones: each that prospects name is loaded once. One that is none is told when its prospect is read. */

enum { most_zones = 1000, zones_of_one = 8 };
static struct {
  char* name;
  const fu_zone* zone;
} zones[most_zones];
static int zone_count = 0;

static const fu_zone* zone_named(const char* name, int size) {
  for (int i = 0; i < zone_count; ++i) {
    if (strncmp(zones[i].name, name, (size_t)size) == 0 && zones[i].name[size] == '\0') return zones[i].zone;
  }
  /* Offsets are no zones of the tz database, and there could be ever so many. */
  if (zone_count == most_zones || (size >= 3 && strncmp(name, "UTC", 3) == 0)) return NULL;
  char* kept = MemoryContextAlloc(home, (Size)size + 1);
  memcpy(kept, name, (size_t)size);
  kept[size] = '\0';
  fu_zone* zone = NULL;
  if (fu_zone_load(kept, (size_t)size, &zone, NULL) != FU_OK) {
    pfree(kept);
    return NULL;
  }
  zones[zone_count].name = kept;
  zones[zone_count++].zone = zone;
  return zone;
}

static size_t zones_of(Jsonb* prospect, const fu_zone** into) {
  size_t found = 0;
  if (!JsonContainerIsObject(&prospect->root)) return 0;
  JsonbValue* named = getKeyJsonValueFromContainer(&prospect->root, "zones", 5, NULL);
  if (named == NULL) return 0;
  if (named->type == jbvString) {
    into[0] = zone_named(named->val.string.val, named->val.string.len);
    return into[0] != NULL ? 1 : 0;
  }
  if (named->type != jbvBinary || !JsonContainerIsArray(named->val.binary.data)) return 0;
  for (uint32 i = 0; i < JsonContainerSize(named->val.binary.data) && found < zones_of_one; ++i) {
    JsonbValue* one = getIthJsonbValueFromContainer(named->val.binary.data, i);
    if (one->type != jbvString) continue;
    const fu_zone* zone = zone_named(one->val.string.val, one->val.string.len);
    bool twice = zone == NULL;
    for (size_t j = 0; j < found; ++j) twice |= into[j] == zone;
    if (!twice) into[found++] = zone;
  }
  return found;
}

static void let_go(followup_document* one) {
  const followup_kind kind = (followup_kind)one->key.kind;
  switch (kind) {
    case FOLLOWUP_POLICY: fu_policy_free(one->handle); break;
    case FOLLOWUP_CALENDAR: fu_calendar_free(one->handle); break;
    case FOLLOWUP_PROSPECT: fu_prospect_free(one->handle); break;
  }
  dlist_delete(&one->place);
  --count[kind];
  pfree(one->bytes);
  hash_search(all, &one->key, HASH_REMOVE, NULL);
}

/* What queries are using is passed over. */
static void make_room(followup_kind kind) {
  for (int left = count[kind]; count[kind] >= most[kind] && left > 0; --left) {
    followup_document* oldest = dlist_tail_element(followup_document, place, &by_use[kind]);
    if (oldest->pins == 0) {
      let_go(oldest);
    } else {
      dlist_move_head(&by_use[kind], &oldest->place);
    }
  }
}

static bool same(const Jsonb* one, const Jsonb* other) {
  return VARSIZE(one) == VARSIZE(other) && memcmp(VARDATA(one), VARDATA(other), VARSIZE(one) - VARHDRSZ) == 0;
}

followup_document* followup_document_of(followup_kind kind, Jsonb* text, fu_status* status) {
  begin();
  followup_document* one;
  followup_document sought;
  memset(&sought, 0, sizeof(sought));
  sought.key.hash = hash_bytes_extended((const unsigned char*)VARDATA(text), (int)(VARSIZE(text) - VARHDRSZ), 0);
  sought.key.kind = (uint32)kind;
  for (;; ++sought.key.turn) {
    one = hash_search(all, &sought.key, HASH_FIND, NULL);
    if (one == NULL) break;
    if (!same(one->bytes, text)) continue;
    dlist_move_head(&by_use[kind], &one->place);
    return one;
  }

  /* All that can raise an error comes before the library allocates anything. */
  Size size;
  const char* json = followup_utf8_of(text, &size);
  if (json == NULL) {
    if (kind != FOLLOWUP_PROSPECT) {
      ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("this is no %s that can be used", names[kind]),
                      errdetail("It is longer than %d bytes.", followup_longest)));
    }
    if (status != NULL) *status = FU_INVALID_DOCUMENT;
    return NULL;
  }
  const fu_zone* own[zones_of_one];
  const size_t zones_named = kind == FOLLOWUP_PROSPECT ? zones_of(text, own) : 0;
  make_room(kind);
  Jsonb* bytes = MemoryContextAlloc(home, VARSIZE(text));
  memcpy(bytes, text, VARSIZE(text));
  one = hash_search(all, &sought.key, HASH_ENTER, NULL);
  one->handle = NULL;
  one->bytes = bytes;
  one->pins = 0;
  dlist_push_head(&by_use[kind], &one->place);
  ++count[kind];

  fu_status done = FU_INTERNAL;
  switch (kind) {
    case FOLLOWUP_POLICY: done = fu_policy_read(json, size, (fu_policy**)&one->handle, &followup_error); break;
    case FOLLOWUP_CALENDAR: done = fu_calendar_read(json, size, (fu_calendar**)&one->handle, &followup_error); break;
    case FOLLOWUP_PROSPECT:
      done = fu_prospect_read(json, size, own, zones_named, (fu_prospect**)&one->handle, &followup_error);
      break;
  }
  if (done == FU_OK) return one;
  let_go(one);
  if (done == FU_NO_MEMORY) ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
  if (kind != FOLLOWUP_PROSPECT) followup_raise(psprintf("this is no %s that can be used", names[kind]));
  if (status != NULL) *status = done;
  return NULL;
}

/* --- Call sites. */

static void unpin_all(void* site) {
  followup_site* ending = site;
  ListCell* cell;
  for (int i = 0; i < FOLLOWUP_KINDS; ++i) {
    if (ending->slots[i].last != NULL) --ending->slots[i].last->pins;
  }
  foreach (cell, ending->kept) --((followup_document*)lfirst(cell))->pins;
}

followup_site* followup_site_of(FunctionCallInfo fcinfo) {
  if (fcinfo->flinfo->fn_extra == NULL) {
    followup_site* site = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(followup_site));
    site->at_end.func = unpin_all;
    site->at_end.arg = site;
    MemoryContextRegisterResetCallback(fcinfo->flinfo->fn_mcxt, &site->at_end);
    fcinfo->flinfo->fn_extra = site;
  }
  return fcinfo->flinfo->fn_extra;
}

/* A parameter is not: PL/pgSQL evaluates an expression again with other values, and the call site stays. */
static bool is_constant(FmgrInfo* function, int argument) {
  Node* call = function->fn_expr;
  if (call == NULL || !IsA(call, FuncExpr)) return false;
  List* all = ((FuncExpr*)call)->args;
  return argument < list_length(all) && IsA(list_nth(all, argument), Const);
}

followup_document* followup_argument(FunctionCallInfo fcinfo, int argument, followup_kind kind, fu_status* status) {
  followup_slot* slot = &followup_site_of(fcinfo)->slots[kind];
  if (slot->last != NULL && slot->constant) return slot->last;
  Jsonb* text = PG_GETARG_JSONB_P(argument);
  if (slot->last != NULL && same(slot->last->bytes, text)) return slot->last;
  followup_document* one = followup_document_of(kind, text, status);
  if (one == NULL) return NULL;
  ++one->pins;
  if (slot->last != NULL) --slot->last->pins;
  slot->last = one;
  slot->constant = is_constant(fcinfo->flinfo, argument);
  return one;
}

void followup_keep(FunctionCallInfo fcinfo, followup_document* one) {
  followup_site* site = followup_site_of(fcinfo);
  if (list_member_ptr(site->kept, one)) return;
  MemoryContext before = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
  site->kept = lappend(site->kept, one);
  MemoryContextSwitchTo(before);
  ++one->pins;
}
