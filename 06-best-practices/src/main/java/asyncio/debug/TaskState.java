package asyncio.debug;

/** What a task that is not done does at the moment. */
public enum TaskState {
  /** It has not had its first step. */
  NEW("has not begun"),
  /** The picture is taken in its step. */
  RUNNING("running"),
  /** It waits for something that is not done. */
  WAITING("waiting"),
  /** What it waited for is done, or it has only let others go first: its next step will come. */
  READY("ready");

  private final String words;

  TaskState(String words) {
    this.words = words;
  }

  /** In words, as in {@code Task-1, has not begun}. */
  public String words() {
    return words;
  }
}
