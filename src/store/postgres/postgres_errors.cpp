// SQLSTATEs: PostgreSQL 15, appendix A.
#include "store/postgres/postgres_errors.hpp"

namespace marshrut::store {

namespace {

struct Meaning {
  std::string_view begins;  // the more particular first
  Code code;
};

constexpr Meaning kMeanings[] = {
    {"23505", Code::conflict},     // unique_violation
    {"40", Code::unavailable},     // serialization_failure, deadlock_detected: only after all tries
    {"08", Code::unavailable},     // connection exceptions
    {"25006", Code::unavailable},  // read_only_sql_transaction: a standby
    {"25P03", Code::unavailable},  // idle_in_transaction_session_timeout
    {"28", Code::refused},         // the password
    {"3D000", Code::not_found},    // no such database
    {"42501", Code::refused},      // insufficient_privilege
    {"53", Code::unavailable},     // disk_full, out_of_memory, too_many_connections
    {"54", Code::too_large},       // program_limit_exceeded
    {"55", Code::unavailable},     // lock_not_available, object_in_use
    {"57", Code::unavailable},     // shut down, starting up, canceled by a timeout
    {"58", Code::io},              // io_error
    {"XX001", Code::damaged},      // data_corrupted
    {"XX002", Code::damaged},      // index_corrupted
    {"22", Code::bad_data},
    {"23", Code::bad_data},
};

}  // namespace

Code postgres_code(std::string_view sqlstate) {
  for (const Meaning& meaning : kMeanings) {
    if (sqlstate.substr(0, meaning.begins.size()) == meaning.begins) return meaning.code;
  }
  return Code::internal;
}

Trouble postgres_trouble(std::string_view sqlstate) {
  if (sqlstate == "40001" || sqlstate == "40P01") return Trouble::again;
  const bool ended = sqlstate == "57P01" || sqlstate == "57P02" || sqlstate == "57P03" || sqlstate == "25P03";
  return ended || sqlstate.substr(0, 2) == "08" ? Trouble::lost : Trouble::none;
}

}  // namespace marshrut::store
