"""A made-up text with one of everything that articles hold."""

from generator.model import Heading
from generator.outputs.parts import Text

BODY = Text(
    html="""<p>Charles Leclerc led <em>every</em> lap of the <a href="/racing/events/monaco-grand-prix/">Monaco Grand
Prix</a> from pole, 78 of them, and let nobody near enough to try.<sup class="footnote-ref" id="fnref-1"><a
href="#fn-1">1</a></sup> It was a race won on Saturday, kept on Sunday, and decided by a red flag on the first lap.</p>
<h2 id="the-stop">The stop that nobody made</h2>
<p>With the field stopped after the accident at Beau Rivage, everybody changed tyres in the pit lane. After that the
only question was how slowly one could go: <abbr title="virtual safety car">VSC</abbr> pace, near enough.</p>
<div class="table" role="region" aria-label="Table" tabindex="0"><table><thead><tr><th class="align-right">Pos</th>
<th>Driver</th><th>Team</th><th class="align-right">Gap</th></tr></thead><tbody>
<tr><td class="align-right">1</td><td>Charles Leclerc</td><td>Ferrari</td><td class="align-right">2:23:15.554</td></tr>
<tr><td class="align-right">2</td><td>Oscar Piastri</td><td>McLaren</td><td class="align-right">+7.152</td></tr>
<tr><td class="align-right">3</td><td>Carlos Sainz</td><td>Ferrari</td><td class="align-right">+7.585</td></tr>
</tbody></table></div>
<h3 id="tyres">Tyres</h3>
<ul><li>Hard, 77 laps</li><li>Medium, 77 laps</li></ul>
<blockquote><p>Under a red flag the tyres may be changed.</p></blockquote>
<div class="admonition note"><p class="admonition-title">Note</p><p>The order on the grid was the order at the flag, for
the first ten.</p></div>
<pre class="code"><code class="language-python"><span class="k">def</span> <span class="nf">gap</span>(a, b):
    <span class="k">return</span> b - a  <span class="c1"># in seconds</span>
</code></pre>
<h2 id="what-it-means">What it means</h2>
<p>Thirty-one points. A home winner. And a street circuit on which nothing else happened.</p>
<section class="footnotes" aria-label="Footnotes"><ol><li id="fn-1"><p>Not quite nobody. <a href="#fnref-1"
aria-label="Back to the text">↩</a></p></li></ol></section>""",
    contents=(
        Heading(2, "the-stop", "The stop that nobody made"),
        Heading(3, "tyres", "Tyres"),
        Heading(2, "what-it-means", "What it means"),
    ),
)
