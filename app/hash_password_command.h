#pragma once

namespace coroscope {

/// `coroscope-server hash-password`: reads a password, from the terminal twice and without showing it, else the first
/// line of standard input, and prints what stands for it in a file of accounts. Returns the program's exit code: 0, or
/// 1 and a sentence on standard error.
int hashPasswordCommand();

} // namespace coroscope
