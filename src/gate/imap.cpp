// IMAP: greeting, STARTTLS, password, SELECT, a list of uids, the bodies of what is new, flags for what is filed.
#include <algorithm>
#include <charconv>
#include <set>

#include "base/step.hpp"
#include "gate/imap_link.hpp"

namespace marshrut::gate {

namespace {

using namespace std::string_literals;

struct Listed {
  std::uint64_t uid = 0, size = 0;
  bool seen = false, deleted = false;
};

class Imap {
public:
  explicit Imap(MailboxContext& context) : context_(context), settings_(context.settings), link_(context) {}

  Result<void> run();

private:
  Result<void> ask_capabilities();
  Result<void> greet();
  Result<void> log_in();
  Result<ImapReply> say_login();
  Result<void> select();
  Result<void> list();
  Result<void> take_new();
  Result<void> take(const Listed& message);
  Result<void> settle();
  Result<void> settle_some(const std::string& set, std::size_t count);
  Result<bool> store(const std::string& set, const char* flag);
  Result<bool> put_into_folder(const char* verb, const std::string& set);
  Result<void> expunge(const std::string& set, std::size_t count);
  Result<void> log_out();
  [[nodiscard]] bool can(const std::string& capability) const { return capabilities_.count(capability) > 0; }

  MailboxContext& context_;
  const MailboxSettings& settings_;
  ImapLink link_;
  std::set<std::string> capabilities_;
  std::string validity_, folder_;
  std::vector<Listed> messages_;
  std::vector<Listed> filed_;  // those that may go
  bool others_deleted_ = false;
};

Error refusal(const ImapReply& reply, const char* what) {
  // RFC 5530: what will be well again by itself says so.
  for (const char* code : {"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN"}) {
    if (reply.code(code)) return {Code::unavailable, what, {}};
  }
  return {Code::refused, what, {}};
}

Result<void> Imap::ask_capabilities() {
  capabilities_.clear();
  const auto asked = link_.ask("CAPABILITY", [&](ImapReply reply) -> Result<void> {
    if (reply.word != "CAPABILITY") return {};
    for (const ImapToken& token : reply.tokens) capabilities_.insert(upper(token.text));
    return {};
  });
  if (!asked) return asked.error();
  return asked->word == "OK" ? Result<void>() : Error{Code::damaged, "CAPABILITY refused", settings_.host};
}

Result<void> Imap::greet() {
  const auto greeting = link_.greeting();
  if (!greeting) return greeting.error();
  const bool logged_in = greeting->word == "PREAUTH";
  if (settings_.tls == Tls::starttls) {
    // After PREAUTH there is no STARTTLS any more; going on would be in plain text.
    if (logged_in) return Error{Code::refused, "no STARTTLS after PREAUTH", settings_.host};
    const auto allowed = link_.ask("STARTTLS");
    if (!allowed) return allowed.error();
    if (allowed->word != "OK") return Error{Code::refused, "STARTTLS refused", settings_.host};
    const auto safe = context_.wire.start_tls(settings_.host, settings_.ca_file, context_.command_until());
    if (!safe) return safe;
  }
  if (auto asked = ask_capabilities(); !asked) return asked;
  return logged_in ? Result<void>() : log_in();
}

Result<ImapReply> Imap::say_login() {
  if (can("AUTH=PLAIN")) {
    const std::string words = base64("\0"s + settings_.user + "\0"s + settings_.password) + "\r\n";
    if (can("SASL-IR")) return link_.ask({"AUTHENTICATE PLAIN " + words}, context_.command_until());
    return link_.ask({"AUTHENTICATE PLAIN\r\n", words}, context_.command_until());
  }
  if (can("LOGINDISABLED")) return Error{Code::refused, "the server takes no password here", settings_.host};
  std::vector<std::string> pieces = {"LOGIN"};
  for (const std::string& word : {settings_.user, settings_.password}) {
    if (imap_can_quote(word)) {
      pieces.back() += " " + imap_quoted(word);
    } else {
      pieces.back() += " {" + std::to_string(word.size()) + "}\r\n";
      pieces.push_back(word);
    }
  }
  pieces.back() += "\r\n";
  return link_.ask(pieces, context_.command_until());
}

Result<void> Imap::log_in() {
  if (auto may = context_.may_say_password(); !may) return may;
  const auto done = say_login();
  if (!done) return done.error();
  if (done->word != "OK") return refusal(*done, "the password was refused");
  return ask_capabilities();  // some have more to offer now
}

Result<void> Imap::select() {
  auto folder = imap_folder(settings_.folder);
  if (!folder) return folder.error();
  std::optional<std::string> validity;
  const auto selected = link_.ask("SELECT " + imap_quoted(*folder), [&](ImapReply reply) -> Result<void> {
    if (const auto value = reply.code("UIDVALIDITY")) validity = value;
    return {};
  });
  if (!selected) return selected.error();
  if (selected->word != "OK") return refusal(*selected, "the folder can't be opened");
  if (!validity || validity->empty()) return Error{Code::damaged, "no UIDVALIDITY", settings_.host};
  validity_ = *validity;
  if (settings_.after != After::move) return {};
  auto target = imap_folder(settings_.move_to);
  if (!target) return target.error();
  folder_ = std::move(target).value();
  return {};
}

Result<void> Imap::list() {
  const auto listed = link_.ask(
      {"UID FETCH 1:* (UID RFC822.SIZE FLAGS)\r\n"}, context_.retrieve_until(), [&](ImapReply reply) -> Result<void> {
        if (reply.word != "FETCH") return {};
        const auto fetched = read_fetch(std::move(reply));
        if (!fetched) return fetched.error();
        if (!fetched->uid || !fetched->size) return {};  // a flag that changed meanwhile
        const auto has = [&](const char* flag) {
          return std::find(fetched->flags.begin(), fetched->flags.end(), flag) != fetched->flags.end();
        };
        messages_.push_back({*fetched->uid, *fetched->size, has("\\SEEN"), has("\\DELETED")});
        if (messages_.size() > settings_.limits.listed)
          return Error{Code::too_large, "an endless list", settings_.host};
        return {};
      });
  if (!listed) return listed.error();
  // Some say NO or BAD to 1:* of an empty folder.
  if (listed->word != "OK" && !messages_.empty()) return Error{Code::unavailable, "no list", settings_.host};
  std::sort(messages_.begin(), messages_.end(), [](const Listed& a, const Listed& b) { return a.uid < b.uid; });
  const auto twice = std::unique(messages_.begin(), messages_.end(), [](auto& a, auto& b) { return a.uid == b.uid; });
  messages_.erase(twice, messages_.end());
  context_.report.listed = messages_.size();
  return {};
}

Result<void> Imap::take(const Listed& message) {
  Fetched body;
  const std::string uid = std::to_string(message.uid);
  const auto fetched = link_.ask({"UID FETCH " + uid + " (UID BODY.PEEK[])\r\n"}, context_.retrieve_until(),
                                 [&](ImapReply reply) -> Result<void> {
                                   if (reply.word != "FETCH") return {};
                                   auto one = read_fetch(std::move(reply));
                                   if (!one) return one.error();
                                   const bool has_body = one->body || one->too_large;
                                   if (one->uid == message.uid && has_body) body = std::move(one).value();
                                   return {};
                                 });
  if (!fetched) return fetched.error();
  if (body.too_large) {
    ++context_.report.too_large;
    return {};
  }
  if (!body.body) return {};  // gone in between
  if (context_.is_cut_short(message.size, body.body->size())) {
    ++context_.report.cut_short;
    return {};
  }
  const auto filed = context_.file(validity_, uid, std::move(*body.body));
  if (!filed) return filed.error();
  if (*filed) filed_.push_back(message);
  return {};
}

Result<void> Imap::take_new() {
  std::vector<std::string> uids;
  uids.reserve(messages_.size());
  for (const Listed& message : messages_) uids.push_back(std::to_string(message.uid));
  const auto known = context_.known(validity_, uids);
  if (!known) return known.error();
  for (std::size_t i = 0; i < messages_.size(); ++i) {
    if ((*known)[i]) {
      ++context_.report.known;
      filed_.push_back(messages_[i]);
    } else if (messages_[i].size > settings_.limits.message_bytes) {
      ++context_.report.too_large;
    } else if (context_.full()) {
      context_.report.more = true;
    } else if (auto taken = take(messages_[i]); !taken) {
      return taken;
    }
  }
  return {};
}

Result<bool> Imap::store(const std::string& set, const char* flag) {
  step("imap.before-store");
  const auto stored = link_.ask("UID STORE " + set + " +FLAGS.SILENT (" + flag + ")");
  if (!stored) return stored.error();
  step("imap.after-store");
  return stored->word == "OK";
}

// Without UIDPLUS all that is marked goes, so it goes only when nobody else marked something.
Result<void> Imap::expunge(const std::string& set, std::size_t count) {
  if (!can("UIDPLUS") && others_deleted_) return {};
  step("imap.before-expunge");
  const auto gone = link_.ask(can("UIDPLUS") ? "UID EXPUNGE " + set : "EXPUNGE");
  if (!gone) return gone.error();
  step("imap.after-expunge");
  if (gone->word == "OK") context_.report.settled += count;
  return {};
}

Result<bool> Imap::put_into_folder(const char* verb, const std::string& set) {
  const std::string command = std::string("UID ") + verb + " " + set + " " + imap_quoted(folder_);
  step("imap.before-move");
  auto moved = link_.ask(command);
  if (moved && moved->word == "NO" && moved->code("TRYCREATE")) {
    const auto made = link_.ask("CREATE " + imap_quoted(folder_));
    if (!made) return made.error();
    moved = link_.ask(command);
  }
  if (!moved) return moved.error();
  step("imap.after-move");
  return moved->word == "OK";
}

Result<void> Imap::settle_some(const std::string& set, std::size_t count) {
  if (settings_.after == After::seen) {
    const auto marked = store(set, "\\Seen");
    if (!marked) return marked.error();
    if (*marked) context_.report.settled += count;
    return {};
  }
  if (settings_.after == After::move) {
    const auto moved = put_into_folder(can("MOVE") ? "MOVE" : "COPY", set);
    if (!moved) return moved.error();
    if (*moved && can("MOVE")) context_.report.settled += count;
    if (!*moved || can("MOVE")) return {};
  }
  const auto marked = store(set, "\\Deleted");
  if (!marked) return marked.error();
  return *marked ? expunge(set, count) : Result<void>();
}

Result<void> Imap::settle() {
  if (settings_.after == After::keep) return {};
  const bool marks = settings_.after == After::seen;
  std::set<std::uint64_t> ours;
  for (const Listed& one : filed_) ours.insert(one.uid);
  others_deleted_ = std::any_of(messages_.begin(), messages_.end(),
                                [&](const Listed& one) { return one.deleted && ours.count(one.uid) == 0; });
  constexpr std::size_t kAtOnce = 100;
  std::string set;
  std::size_t count = 0;
  for (std::size_t i = 0; i < filed_.size(); ++i) {
    if (!marks || !filed_[i].seen) {
      set += (set.empty() ? "" : ",") + std::to_string(filed_[i].uid);
      ++count;
    }
    if (count == 0 || (count < kAtOnce && i + 1 < filed_.size())) continue;
    if (auto done = settle_some(set, count); !done) return done;
    set.clear();
    count = 0;
  }
  return {};
}

Result<void> Imap::log_out() {
  const auto bye = link_.ask("LOGOUT");
  // All that matters is done; a server that just hangs up is not an error.
  if (!bye && bye.error().code != Code::unavailable) return bye.error();
  return {};
}

Result<void> Imap::run() {
  for (const auto part : {&Imap::greet, &Imap::select, &Imap::list, &Imap::take_new, &Imap::settle, &Imap::log_out}) {
    if (auto done = (this->*part)(); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> poll_imap(MailboxContext& context) { return Imap(context).run(); }

}  // namespace marshrut::gate
