// `marshrut scan-worker`, alone.
#include "scan/worker.hpp"

int main() { return marshrut::scan::run_scan_worker(); }
