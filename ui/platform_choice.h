#pragma once

#include <QByteArray>
#include <QProcessEnvironment>

namespace coroscope {

/// The value for QT_QPA_PLATFORM; empty: Qt chooses. On a Wayland session that has an X server too, X is taken unless
/// the person chose: floating docks cannot be docked again under Wayland on Qt 6.4 and 6.8 (QTBUG-87332, QTBUG-136011).
/// Wayland stays as the second choice, for a DISPLAY that nobody answers.
QByteArray platformFor(const QProcessEnvironment &environment);

} // namespace coroscope
