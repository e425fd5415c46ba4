#pragma once

namespace coroscope {

/// `coroscope-server hash-password`: reads a password, from the terminal twice and without showing it, else the first
/// line of standard input, and prints what stands for it in a file of accounts. Returns the program's exit code: 0,
/// 1 and a sentence on standard error, or 130 after Ctrl+C. Any input but a terminal's is taken as it is.
int hashPasswordCommand();

} // namespace coroscope
