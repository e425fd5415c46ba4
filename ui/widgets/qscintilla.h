#pragma once

#include <QAbstractScrollArea>
#include <QObject>

// QScintilla's headers use Qt's keywords, which our build switches off (QT_NO_KEYWORDS).
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscicommandset.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots
