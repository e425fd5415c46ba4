#pragma once

#include <QString>

#include <cstdio>

namespace coroscope {

/// Opens what is closed of the descriptors 0 to 2, so that no socket or file of ours becomes "standard output" and gets
/// what is meant for people. Writing to what was closed fails all the same. First thing in main().
void keepStandardStreams();

/// Writes and flushes, so that whoever reads a pipe sees it now. False where not all of it could be written;
/// outputFault() then says why, if it is standard output.
bool say(std::FILE *stream, const QString &text);

/// Why something said on standard output did not get there, in the system's words; empty: all of it did.
QString outputFault();

/// The exit code of a program that was to print something and to end: `code`, or 1, and a sentence on standard error,
/// where that is 0 and standard output could not be written.
int afterOutput(const QString &program, int code = 0);

} // namespace coroscope
