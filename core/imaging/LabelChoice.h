#pragma once

#include "imaging/FolderParts.h"
#include "imaging/PictureAttributes.h"
#include "imaging/PictureFiles.h"

namespace lunette {

/// Where the labels of pictures come from, as `labels=` says it.
struct LabelChoice {
    FolderLabels folders = FolderLabels::First;
    bool usesTables = false;
    AttributeSource table{};  ///< without open() where none is requested
    std::string column{};     ///< empty: the likeliest
    bool takesLabel = true;   ///< else only the factors and the split of the table are wanted
};

/// Whether `labels=` asks for what folders or files are called, or for no label.
bool isFolderLabel(const std::string& text);

/// Understands "auto", the words for folders and files, a table as FILE, FILE+COLUMN or FILE+none, of `tables` or a
/// file in `folder`, in the one that it lies in or in the current one, and else the name of a column. No files are
/// looked for where `folder` is empty.
LabelChoice chooseLabels(const std::string& text, const std::string& folder,
                         const std::vector<AttributeSource>& tables);

/// The tables that lie among the pictures of a folder and, of moderate size, right beside the folder.
std::vector<AttributeSource> tablesOf(const std::string& folder, const PictureFiles& files);

}  // namespace lunette
