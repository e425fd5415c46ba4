#include "ui/tutorial_words.h"

#include <QCoreApplication>

namespace coroscope::words {

QString tutorialSection(TutorialSection section)
{
    const TutorialSectionInfo *info = tutorialSectionInfo(section);
    return info ? QCoreApplication::translate(kTutorialContext, info->title) : QString();
}

} // namespace coroscope::words
