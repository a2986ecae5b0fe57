// http/items.hpp: messages as the API shows them; private to this module.
// Shapes:  ListedMessage -> an item of listMessages, or the whole of getMessage.
// Errors:  as the store's.
// Owns:    what it has looked up; the connection and the book must outlive it.
#pragma once

#include "desk/forms.hpp"
#include "http/call.hpp"
#include "http/cursor.hpp"
#include "store/ledger.hpp"
#include "store/scans.hpp"

namespace marshrut::http {

class MessageItems {
public:
  MessageItems(store::Connection& connection, const desk::FormBook& book) : connection_(connection), book_(book) {}
  Result<Json> item(const store::ListedMessage& message);
  Result<Json> whole(const store::ListedMessage& message);

private:
  Result<Json> document(const store::ListedDocument& document, std::string& school);

  store::Connection& connection_;
  const desk::FormBook& book_;
};

}  // namespace marshrut::http
