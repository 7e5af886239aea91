#pragma once

#include "Message.h"

#include <string>
#include <vector>

namespace lunette {

/// Whose names are the labels: folders, none of them, or the files themselves (NameLabels.h), of which the folders say
/// nothing.
enum class FolderLabels { First, Second, Last, Whole, None, FileNames };

/// What the names of folders say about the pictures in them.
struct FolderParts {
    std::vector<std::string> files;  ///< those that are taken, as they were given
    std::vector<std::string> words;  ///< one a file, its label; empty where there is none or but one
    std::string train, test;         ///< how the folders of both parts are called; empty: nothing is set apart
    std::vector<bool> isTest;        ///< one a file where something is set apart, else empty
    std::vector<Message> notes;      ///< a sentence each

    /// `files` are paths within one folder, apart by '/'. Folders that hold all that there is are passed through. Below
    /// them two are the parts where one is called train, training or trainset and the other test, testing, val, dev or
    /// the like, in any case, alone or beside the same other words, and nothing lies beside them; of several of the
    /// second kind the likeliest is taken, before it one with classes. Folders of pictures alone that are named by
    /// class and part (cat_train, cat_test, dog_train, ...; trainA, testA, trainB, testB) give both. They may also lie
    /// in each folder of a class, and a folder beside the test folder that holds the same classes is that to learn
    /// from, whatever it is called. A test part whose only folder is none of the training classes has no classes and is
    /// left out. Classes of both parts are the same in any case (Cat and cat), and a folder `images` or the like that
    /// holds all of a class says nothing.
    static FolderParts of(const std::vector<std::string>& files, FolderLabels labels);
};

}  // namespace lunette
