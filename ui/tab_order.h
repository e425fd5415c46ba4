#pragma once

class QWidget;

namespace coroscope {

/// Where Tab goes next in a window: to what comes next for the eye, from top to bottom and from left to right,
/// container by container; so it is right whatever was made first, docked, or put into a tab later. Qt's own chain
/// keeps the order of making, and Qt 6.4 loses parts of it where focus proxies and setTabOrder() meet. Panes behind
/// others are left out. `from`: has the focus now; null: nothing has. Null where nothing takes Tab.
QWidget *nextForTheEye(QWidget *window, QWidget *from, bool forward);

} // namespace coroscope
