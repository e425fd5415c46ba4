#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace coroscope {

/// A part of a text file: its lines, as they are numbered in the file. One gap after the other is a line with number 0.
struct SourcePiece {
    struct Line {
        int number = 0; ///< from 1; 0: something was left out here
        QString text;
    };
    QList<Line> lines; ///< empty: it was not found

    QString text() const;
    /// The place among `lines` of this line of the file; -1: it is not in the piece.
    int placeOf(int number) const;
};

/// All of it.
SourcePiece wholeFile(const QString &text);

/// Of a C++ file in the form that clang-format gives ours: the function that the line `declaration` (from 1) names as
/// the handler of a route, then the coroutines of the same file that it calls, and those that they call, in their
/// order; each with the comment above it.
SourcePiece handlerPiece(const QString &text, int declaration);
/// The name of that function: what stands behind the path in `routes.get("/users", listUsers)`. Empty: there is none.
QString handlerNamedAt(const QString &text, int declaration);

/// Of a Python file with FastAPI routes: the function, with its decorators and the comment above it, that answers this
/// method ("GET"; "*": any) and path ("/users/{id}"), or the line that mounts something there.
SourcePiece fastApiPiece(const QString &text, const QByteArray &method, const QString &path, bool isWebSocket);

} // namespace coroscope
