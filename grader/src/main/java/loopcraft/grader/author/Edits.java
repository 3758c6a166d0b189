package loopcraft.grader.author;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to a text, all given in positions of the unchanged text. */
final class Edits {

  private record Edit(Range range, String replacement) {}

  private final String text;
  private final List<Edit> edits = new ArrayList<>();

  Edits(String text) {
    this.text = text;
  }

  void replace(Range range, String replacement) {
    edits.add(new Edit(range, replacement));
  }

  void insert(int position, String addition) {
    replace(new Range(position, position), addition);
  }

  /** Takes out whole lines; blank lines are left as a formatter would leave them. */
  void removeLines(Range range) {
    replace(wholeLines(range), "");
  }

  private Range wholeLines(Range range) {
    int from = text.lastIndexOf('\n', range.from() - 1) + 1;
    int end = text.indexOf('\n', range.to());
    return new Range(from, end < 0 ? text.length() : end + 1);
  }

  /** The changed text. Changes that lie within others are dropped. */
  String apply() {
    var result = new StringBuilder();
    int position = 0;
    for (Edit edit : merged()) {
      result.append(text, position, edit.range.from()).append(edit.replacement);
      position = edit.range.to();
    }
    return result.append(text, position, text.length()).toString();
  }

  private List<Edit> merged() {
    var inOrder =
        edits.stream()
            .sorted(
                Comparator.comparingInt((Edit edit) -> edit.range.from())
                    .thenComparing(edit -> edit.range.from() < edit.range.to())
                    .thenComparing(edit -> edit.range.to(), Comparator.reverseOrder()))
            .toList();
    var merged = new ArrayList<Edit>();
    for (Edit edit : inOrder) {
      Edit last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || edit.range.from() >= last.range.to()) {
        if (last != null && isRemoval(last) && isRemoval(edit) && onlyBlank(last, edit)) {
          merged.set(merged.size() - 1, removal(last.range.from(), edit.range.to()));
        } else {
          merged.add(edit);
        }
      }
    }
    return merged.stream().map(edit -> isRemoval(edit) ? withBlankLines(edit) : edit).toList();
  }

  private boolean onlyBlank(Edit first, Edit second) {
    return text.substring(first.range.to(), second.range.from()).isBlank();
  }

  private static boolean isRemoval(Edit edit) {
    return edit.replacement.isEmpty();
  }

  private static Edit removal(int from, int to) {
    return new Edit(new Range(from, to), "");
  }

  /** Of the blank lines before and after a removal, one stays, and none before a closing brace. */
  private Edit withBlankLines(Edit edit) {
    int from = edit.range.from();
    int to = edit.range.to();
    if (from > 0 && text.charAt(from - 1) != '\n') {
      return edit;
    }
    String before = text.substring(0, from);
    int next = to;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next < text.length() && text.charAt(next) == '}') {
      from = before.stripTrailing().length() + 1;
      return removal(Math.min(from, edit.range.from()), lineStart(next));
    }
    boolean blankBefore = before.endsWith("\n\n") || before.stripTrailing().endsWith("{");
    return blankBefore ? removal(from, lineStart(next)) : edit;
  }

  private int lineStart(int position) {
    return text.lastIndexOf('\n', position - 1) + 1;
  }
}
