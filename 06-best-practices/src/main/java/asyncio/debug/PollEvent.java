package asyncio.debug;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A loop has looked for events, and perhaps slept, for as long as the event took. */
@Name("asyncio.Poll")
@Label("Poll")
@Description("An event loop looks for events, and sleeps until there are some")
@Category({"asyncio"})
@Enabled
@StackTrace(false)
public final class PollEvent extends Event {

  /**
   * How long it was willing to sleep, in nanoseconds, as the loop has said it. {@code
   * Long.MAX_VALUE}, which is {@code Poller.FOREVER} as well, is shown as {@code Forever}.
   */
  @Label("Willing To Sleep")
  @Timespan(Timespan.NANOSECONDS)
  public long timeout;
}
