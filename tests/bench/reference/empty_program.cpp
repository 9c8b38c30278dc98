// Links the C++ library as every C++ program does, and does nothing.
#include <string>

int main(int argc, char** argv) {
  return std::string(argv[0], static_cast<std::size_t>(argc > 0)).empty();
}
