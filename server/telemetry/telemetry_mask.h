#pragma once

#include <QByteArray>

#include <functional>

namespace coroscope {

/// How texts of records go into a file that others may read. Which names stand for secrets where the window shows them
/// is not telemetry's to say: the functions are given. One that is empty leaves the text as it is. In a session file,
/// where heads are changed, bodies lose their secrets too, and heads those that are left (secret_text.h). Values that
/// were bound to a statement are in no record. Called on the thread that writes.
struct TelemetryMask {
    using Change = std::function<QByteArray(const QByteArray &)>;

    Change target; ///< of "/login?token=abc", and of the label of an outbound call: "GET http://host/path?key=abc"
    Change head; ///< of a request or response head, with its line breaks

    static QByteArray apply(const Change &change, const QByteArray &text) { return change ? change(text) : text; }
};

} // namespace coroscope
