#pragma once

#include "advice/mailpath.h"

#include <QWidget>

namespace todoku
{

/// The way of a mail as a picture: four places in a row (one above the other where there is no room), each
/// with its name, and how it stands as a shape and in words. A screen reader is told the same in words.
class PathPicture : public QWidget
{
    Q_OBJECT

public:
    explicit PathPicture(QWidget *parent = nullptr);
    void draw(const QList<Station> &path, Language language);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Column;
    QList<Column> columnsFor(int width) const;
    bool isWide(int width) const;
    void drawStation(QPainter &painter, const QRectF &where, Station::Place place) const;

    QList<Station> m_path;
    Language m_language = Language::Japanese;
};

} // namespace todoku
