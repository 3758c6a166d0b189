package loopcraft.grader.watch;

/** A key of the keyboard. */
public sealed interface Key {

  /** A key that writes something. */
  record Character(char value) implements Key {}

  /** A key that does not. */
  enum Special implements Key {
    /** One line up. */
    UP,
    /** One line down. */
    DOWN,
    /** One page up. */
    PAGE_UP,
    /** One page down. */
    PAGE_DOWN,
    /** Back. */
    ESCAPE,
    /** Any other. */
    OTHER
  }
}
