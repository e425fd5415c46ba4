#include "ui/source/route_source.h"

#include <QFile>
#include <QFileInfo>

static void initResources()
{
    Q_INIT_RESOURCE(coroscope_ui_sources);
    Q_INIT_RESOURCE(coroscope_ui_fastapi);
}

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

RouteSource sourceOf(const RouteInfo &route)
{
    initResources();
    RouteSource source;
    source.origin = originOf(route);
    if (source.origin.file.isEmpty())
        return source;
    source.cpp = textOf(u":/source/"_s + source.origin.file);
    source.python = textOf(u":/fastapi/"_s + QFileInfo(source.origin.file).completeBaseName() + u".py"_s);
    source.cppPiece = handlerPiece(source.cpp, source.origin.line);
    source.pythonPiece = fastApiPiece(source.python, route.method, route.path, route.kind == HandlerKind::WebSocket);
    return source;
}

} // namespace coroscope
