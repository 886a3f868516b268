#pragma once

#include "ui/pages/handinpage.h"

namespace todoku
{

/// Asks for an error message or a returned mail.
class MessagePage : public HandInPage
{
    Q_OBJECT

public:
    explicit MessagePage(QWidget *parent = nullptr);
    QString title() const override;

protected:
    Wording wording() const override;
};

} // namespace todoku
