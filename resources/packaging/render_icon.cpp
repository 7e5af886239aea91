// render_icon SVG PNG SIDE: draws an icon at one size.
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: render_icon SVG PNG SIDE\n", stderr);
        return 2;
    }
    const int side = QByteArray(argv[3]).toInt();
    QSvgRenderer renderer(QFile::decodeName(argv[1]));
    QImage picture(side, side, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    {
        QPainter painter(&picture);
        renderer.render(&painter);
    }
    if (renderer.isValid() && picture.save(QFile::decodeName(argv[2]), "PNG")) return 0;
    std::fprintf(stderr, "render_icon: cannot draw '%s' as '%s'\n", argv[1], argv[2]);
    return 1;
}
