#include "ui/panes/collections/collection_command.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

struct CommandWords {
    Q_DECLARE_TR_FUNCTIONS(CollectionCommand)
};

} // namespace

CollectionCommand::CollectionCommand(const QString &text, const CollectionFolder &folder, QList<Change> changes,
                                     std::function<void(const QString &trouble)> done)
    : QUndoCommand(text)
    , m_folder(folder)
    , m_changes(std::move(changes))
    , m_done(std::move(done))
{
}

void CollectionCommand::step(bool back)
{
    const QString trouble = tryIt(back);
    if (!trouble.isEmpty())
        setObsolete(true);
    m_done(trouble);
}

QString CollectionCommand::tryIt(bool back) const
{
    for (const Change &change : m_changes) {
        const auto now = m_folder.text(change.file);
        if (!now)
            return now.error().detail;
        const QString &expected = back ? change.after : change.before;
        if (now.value() != expected || now.value().isNull() != expected.isNull()) {
            return CommandWords::tr("%1 was changed by another program meanwhile, so it stays as it is.")
                .arg(change.file);
        }
    }
    // Nothing goes before all else is written: a file that moves is there twice for a moment, and never not at all.
    QList<Change> ordered = m_changes;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [back](const Change &change) { return !(back ? change.before : change.after).isNull(); });
    for (qsizetype i = 0; i < ordered.size(); ++i) {
        const auto written = m_folder.write(ordered[i].file, back ? ordered[i].before : ordered[i].after);
        if (written)
            continue;
        while (i-- > 0) // as it was; what cannot be put back is still there in another file
            (void)m_folder.write(ordered[i].file, back ? ordered[i].after : ordered[i].before);
        return written.error().detail;
    }
    return {};
}

} // namespace coroscope
