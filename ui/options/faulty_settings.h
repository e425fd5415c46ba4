#pragma once

#include <functional>

class QObject;

namespace coroscope {

class Notices;
class ServerSettings;

/// Posts what of the settings file could not be used, with a button that opens the settings, once whoever shows notices
/// is there. Nothing where all of it could. `open` runs on `context`'s thread, and not after it is gone.
void tellOfFaultySettings(const ServerSettings &settings, Notices &notices, QObject *context,
                          std::function<void()> open);

} // namespace coroscope
