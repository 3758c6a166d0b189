package asyncio.scrape;

import java.io.IOException;
import okhttp3.HttpUrl;

/** A page has a longer body than {@link BodyLimits} allow. To fetch it again will not help. */
public final class BodyTooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  /** Makes one for a page, and the limit that it has broken. */
  public BodyTooLarge(HttpUrl address, int mostBytes) {
    super("the body of %s is longer than %d bytes".formatted(address, mostBytes));
  }
}
