#include "server/lessons/lesson_shelf.h"

#include "server/lessons/lesson_reader.h"

#include <QDir>
#include <QFile>

// Outside the namespace, as Q_INIT_RESOURCE demands; a static library does not register its resources by itself.
static void initResources()
{
    Q_INIT_RESOURCE(lessons);
}

namespace coroscope {

using namespace Qt::StringLiterals;

LessonShelf::LessonShelf(const QString &folder)
    : m_folder(folder)
{
    readBuiltIn();
    if (!folder.isEmpty())
        readFolder();
}

void LessonShelf::readBuiltIn()
{
    initResources();
    const QDir folder(u":/lessons"_s);
    for (const QString &name : folder.entryList({u"*.yaml"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QFile::ReadOnly))
            add(file.readAll(), name);
    }
    m_builtIn = m_lessons.size();
}

void LessonShelf::readFolder()
{
    const QDir folder(m_folder);
    if (!folder.exists() || !folder.isReadable()) {
        m_faults.append(u"%1: the folder of lessons is not there or cannot be read"_s.arg(m_folder));
        return;
    }
    const QStringList names = folder.entryList({u"*.yaml"_s, u"*.yml"_s}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString path = folder.filePath(names[i]);
        if (i == kMostOfAFolder) {
            m_faults.append(
                u"%1: only the first %2 lessons of the folder are read"_s.arg(m_folder).arg(kMostOfAFolder));
            return;
        }
        QFile file(path);
        if (!file.open(QFile::ReadOnly)) {
            m_faults.append(u"%1: cannot be read: %2"_s.arg(path, file.errorString()));
            continue;
        }
        if (file.size() > kMaxLessonBytes) {
            m_faults.append(tooLargeLesson(path, file.size()).detail);
            continue;
        }
        add(file.read(kMaxLessonBytes + 1), path);
    }
}

void LessonShelf::add(const QByteArray &bytes, const QString &fileName)
{
    auto lesson = readLesson(bytes, fileName);
    if (!lesson) {
        m_faults.append(lesson.error().detail);
    } else if (const LessonPtr other = find(lesson->id)) {
        m_faults.append(u"%1: the lesson \"%2\" is in %3 already; give it another name (lesson: …)"_s.arg(
            fileName, lesson->id, isBuiltIn(other) ? u"the built-in ones"_s : other->file));
    } else {
        m_lessons.append(std::make_shared<const Lesson>(std::move(lesson).value()));
    }
}

LessonPtr LessonShelf::find(const QString &id) const
{
    for (const LessonPtr &lesson : m_lessons) {
        if (lesson->id.compare(id, Qt::CaseInsensitive) == 0)
            return lesson;
    }
    return nullptr;
}

bool LessonShelf::isBuiltIn(const LessonPtr &lesson) const
{
    const qsizetype at = m_lessons.indexOf(lesson);
    return at >= 0 && at < m_builtIn;
}

} // namespace coroscope
