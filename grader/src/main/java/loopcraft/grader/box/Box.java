package loopcraft.grader.box;

import java.util.List;

/** What is put around a process in which code runs that nobody trusts. */
public sealed interface Box permits Bubblewrap, OtherUser, NoBox {

  /**
   * A command with the box around it.
   *
   * @param command a JVM of this JDK, by its full path, with its arguments
   */
  List<String> around(List<String> command, Access access);

  /** Whether it keeps anything out. */
  boolean isTight();

  /** What it is, in words for a report. */
  String description();

  /** None, and why. */
  static Box none(String why) {
    return new NoBox(why);
  }

  /** The tightest one that works here. It is tried: that a program is installed says little. */
  static Box here() {
    Box box = Bubblewrap.here();
    return box instanceof NoBox none ? OtherUser.insteadOf(none) : box;
  }
}
