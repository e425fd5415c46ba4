#pragma once

#include "server/lessons/lesson.h"

#include <QStringList>

namespace coroscope {

/// The lessons that there are: the built-in ones, and a teacher's own. A value; making it reads files, so that who
/// wants to see what has changed makes another one.
class LessonShelf {
public:
    /// `folder`: of `--lessons`, its `*.yaml` and `*.yml`, by name; empty: none. What is damaged is left out and named
    /// in faults().
    explicit LessonShelf(const QString &folder = {});

    /// Built-in ones first, by number; then those of the folder, by file name.
    const QList<LessonPtr> &lessons() const noexcept { return m_lessons; }
    /// Without regard to case; null: there is none.
    LessonPtr find(const QString &id) const;
    bool isBuiltIn(const LessonPtr &lesson) const;
    /// Sentences, one a file that is left out, see readLesson(); or why the folder cannot be read.
    const QStringList &faults() const noexcept { return m_faults; }
    const QString &folder() const noexcept { return m_folder; }

    static constexpr int kMostOfAFolder = 500; ///< files; more are left out with a sentence

private:
    void readBuiltIn();
    void readFolder();
    void add(const QByteArray &bytes, const QString &fileName);

    QString m_folder;
    QList<LessonPtr> m_lessons;
    qsizetype m_builtIn = 0; ///< of m_lessons
    QStringList m_faults;
};

} // namespace coroscope
