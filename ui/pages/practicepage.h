#pragma once

#include "ui/practice.h"
#include "ui/widgets/sheet.h"

class QListWidget;
class QPushButton;

namespace todoku
{

class Symbol;

/// Lets the user choose what a practice server on this computer acts out.
class PracticePage : public Sheet
{
    Q_OBJECT

public:
    explicit PracticePage(QWidget *parent = nullptr);

    void offer(const QList<Scene> &scenes);
    bool isEmpty() const { return m_scenes.isEmpty(); }
    /// What went wrong with the server; nothing: all is well.
    void complain(const std::optional<Complaint> &complaint);
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void chosen(const todoku::Scene &scene);
    void backAsked();

protected:
    void retranslate() override;

private:
    void submit();

    QList<Scene> m_scenes;
    std::optional<Complaint> m_complaint;
    Text *m_headline;
    Text *m_promise;
    QLabel *m_label;
    QListWidget *m_list;
    Symbol *m_sign;
    Text *m_line;
    QPushButton *m_back;
    QPushButton *m_start;
};

} // namespace todoku
