#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace coroscope {

/// Asks before what cannot be undone, or may not be meant; `yes` is the button's text. Nothing waits: one of the two
/// functions is called when the person has answered, unless `parent` is gone.
void ask(QWidget *parent, const QString &title, const QString &text, const QString &yes, std::function<void()> onYes,
         std::function<void()> onNo = {});

} // namespace coroscope
