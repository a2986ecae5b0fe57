// bench/http/fill_store.hpp: a store as large as one of a big region after some years: made-up people, no real ones.
#pragma once

#include <string>
#include <vector>

#include "store/store.hpp"

namespace marshrut::bench {

struct Amounts {
  int routes = 100000;
  int submissions = 300000;  // each with its message and its document
  int schools = 800;
  int methodists = 150;
};

Result<void> fill(store::Store& store, const Amounts& amounts);

// Of what is made, for questions: common ones and rare ones.
std::string school(int number);
std::string methodist(int number);
const std::vector<std::string>& surnames();
const std::vector<std::string>& given_names();

}  // namespace marshrut::bench
