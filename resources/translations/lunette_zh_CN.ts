<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>ActionTexts</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train the network on the dataset</source>
        <translation>用数据集训练网络</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause after the current step</source>
        <translation>在当前一步之后暂停</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Do one training step, then pause</source>
        <translation>走一步训练，然后暂停</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Start over from fresh weights</source>
        <translation>用新的权重重新开始</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Train an autoencoder and a variational one, or the ticked objectives, on the same batches from the same weights, and see them side by side</source>
        <translation>从相同的权重出发，用相同的批次训练一个自编码器和一个变分自编码器（或所勾选的目标），并排观察</translation>
    </message>
    <message>
        <source>Open &amp;dataset…</source>
        <translation>打开数据集(&amp;D)…</translation>
    </message>
    <message>
        <source>Open a dataset from a file</source>
        <translation>从文件打开数据集</translation>
    </message>
    <message>
        <source>Open &amp;folder of pictures…</source>
        <translation>打开图片文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open all pictures in a folder and the folders within it</source>
        <translation>打开一个文件夹及其子文件夹中的所有图片</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>打开模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Open a model to explore or train on</source>
        <translation>打开模型，以便探索或继续训练</translation>
    </message>
    <message>
        <source>Recover &amp;unsaved run…</source>
        <translation>恢复未保存的训练(&amp;U)…</translation>
    </message>
    <message>
        <source>Offer the runs that were unsaved when Lunette last ended</source>
        <translation>列出 Lunette 上次结束时未保存的训练</translation>
    </message>
    <message>
        <source>&amp;Save model…</source>
        <translation>保存模型(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the weights, the configuration and the history</source>
        <translation>保存权重、配置和训练历史</translation>
    </message>
    <message>
        <source>&amp;Paste picture or code</source>
        <translation>粘贴图片或编码(&amp;P)</translation>
    </message>
    <message>
        <source>Move the probe to the code on the clipboard, or to the code of the picture on the clipboard</source>
        <translation>把剪贴板中的图片编码，探针移到该处；剪贴板中是编码时，探针移到那个编码</translation>
    </message>
    <message>
        <source>&amp;Draw a picture…</source>
        <translation>绘制图片(&amp;D)…</translation>
    </message>
    <message>
        <source>Draw a picture by hand and see what the model makes of it</source>
        <translation>手绘一幅图片，看看模型怎样重构它</translation>
    </message>
    <message>
        <source>&amp;Probe details</source>
        <translation>探针详情(&amp;P)</translation>
    </message>
    <message>
        <source>Show the figures of the code under the probe beside the map</source>
        <translation>在潜空间图旁显示探针处编码的已知信息</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销最近一次设置</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Redo the change that was undone</source>
        <translation>重做所撤销的设置</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Appearance, processors, and what happens at the start</source>
        <translation>外观、处理器，以及启动时做什么</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>&amp;Restore layout</source>
        <translation>恢复布局(&amp;R)</translation>
    </message>
    <message>
        <source>Put every panel back where it was at first</source>
        <translation>把所有面板放回最初的位置</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>Open the manual at the section about the focused control</source>
        <translation>打开手册中与当前焦点有关的一章</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>术语表(&amp;G)</translation>
    </message>
    <message>
        <source>The terms of the window, each in a sentence</source>
        <translation>窗口中的术语，各用一句话解释</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Show every shortcut</source>
        <translation>显示所有快捷键</translation>
    </message>
    <message>
        <source>&amp;About Lunette</source>
        <translation>关于 Lunette(&amp;A)</translation>
    </message>
    <message>
        <source>Version, license and parts</source>
        <translation>版本、许可证和组成部分</translation>
    </message>
    <message>
        <source>On the map: move; select a rectangle; lasso</source>
        <translation>潜空间图：移动；矩形选择；套索</translation>
    </message>
    <message>
        <source>V; R; L</source>
        <translation>V；R；L</translation>
    </message>
    <message>
        <source>On the map: images in place of dots</source>
        <translation>潜空间图：以图像代替圆点</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>On the map: select a rectangle with any tool</source>
        <translation>潜空间图：用任何工具框选</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+拖动</translation>
    </message>
    <message>
        <source>On the map: add to the selection; take away from it</source>
        <translation>潜空间图：添加到选择；从选择中去除</translation>
    </message>
    <message>
        <source>Ctrl+drag; Alt+drag</source>
        <translation>Ctrl+拖动；Alt+拖动</translation>
    </message>
    <message>
        <source>On the map: select all; nothing</source>
        <translation>潜空间图：全选；清空选择</translation>
    </message>
    <message>
        <source>Ctrl+A; Esc</source>
        <translation>Ctrl+A；Esc</translation>
    </message>
    <message>
        <source>On the map: path from the code; to it</source>
        <translation>潜空间图：路径从此编码开始；到此编码结束</translation>
    </message>
    <message>
        <source>Shift+click; Ctrl+click</source>
        <translation>Shift+点击；Ctrl+点击</translation>
    </message>
    <message>
        <source>On the map: pan with any tool; zoom; fit</source>
        <translation>潜空间图：用任何工具平移；缩放；适合窗口</translation>
    </message>
    <message>
        <source>Middle button; wheel; Home</source>
        <translation>鼠标中键；滚轮；Home</translation>
    </message>
    <message>
        <source>Among the data: make A; make B; pin; probe here; details</source>
        <translation>数据：设为 A；设为 B；固定；探针移到此处；详情</translation>
    </message>
    <message>
        <source>A; B; P; M; Return</source>
        <translation>A；B；P；M；回车</translation>
    </message>
    <message>
        <source>Start with lesson 1</source>
        <translation>从第 1 课开始</translation>
    </message>
    <message>
        <source>Learn what an autoencoder is by an experiment</source>
        <translation>通过实验学习什么是自编码器</translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>&quot;%1&quot; is not a number.</source>
        <translation>“%1”不是数。</translation>
    </message>
    <message>
        <source>Separate numbers with decimal commas by semicolons.</source>
        <translation>数中用了小数逗号时，数与数之间请用分号分隔。</translation>
    </message>
    <message>
        <source>Numbers needed: %1; given: %2.</source>
        <translation>需要 %1 个数，给出了 %2 个。</translation>
    </message>
</context>
<context>
    <name>ColoringTexts</name>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The squared error of each image&apos;s reconstruction</source>
        <translation>每幅图像重构的平方误差</translation>
    </message>
    <message>
        <source>How densely the codes lie around each image&apos;s own</source>
        <translation>每幅图像的编码周围，编码有多密</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>share a unit of area</source>
        <translation>每单位面积的比例</translation>
    </message>
</context>
<context>
    <name>DataNames</name>
    <message>
        <source>new moon</source>
        <translation>新月</translation>
    </message>
    <message>
        <source>waxing crescent</source>
        <translation>蛾眉月</translation>
    </message>
    <message>
        <source>first quarter</source>
        <translation>上弦月</translation>
    </message>
    <message>
        <source>waxing gibbous</source>
        <translation>盈凸月</translation>
    </message>
    <message>
        <source>full moon</source>
        <translation>满月</translation>
    </message>
    <message>
        <source>waning gibbous</source>
        <translation>亏凸月</translation>
    </message>
    <message>
        <source>last quarter</source>
        <translation>下弦月</translation>
    </message>
    <message>
        <source>waning crescent</source>
        <translation>残月</translation>
    </message>
    <message>
        <source>square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>心形</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>T 恤</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>裤子</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>套头衫</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>短靴</translation>
    </message>
    <message>
        <source>fraction</source>
        <translation>照亮比例</translation>
    </message>
    <message>
        <source>side</source>
        <translation>盈亏</translation>
    </message>
    <message>
        <source>tilt</source>
        <translation>倾角</translation>
    </message>
    <message>
        <source>radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>头发</translation>
    </message>
    <message>
        <source>beard</source>
        <translation>胡须</translation>
    </message>
    <message>
        <source>glasses</source>
        <translation>眼镜</translation>
    </message>
    <message>
        <source>width</source>
        <translation>脸宽</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>orientation</source>
        <translation>朝向</translation>
    </message>
</context>
<context>
    <name>FigureLabels</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>reconstruction term</source>
        <translation>重构项</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>penalties</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>error from drawn codes</source>
        <translation>抽样编码的误差</translation>
    </message>
    <message>
        <source>error on known classes</source>
        <translation>见过的类别的误差</translation>
    </message>
    <message>
        <source>error on unknown classes</source>
        <translation>没见过的类别的误差</translation>
    </message>
    <message>
        <source>active latents</source>
        <translation>活跃隐变量数</translation>
    </message>
    <message>
        <source>sample validity</source>
        <translation>样本有效度</translation>
    </message>
    <message>
        <source>sharpness of samples</source>
        <translation>采样图的清晰度</translation>
    </message>
    <message>
        <source>midpoint validity</source>
        <translation>中点有效度</translation>
    </message>
    <message>
        <source>noise tolerance</source>
        <translation>噪声容限</translation>
    </message>
    <message>
        <source>share of holes</source>
        <translation>空洞比例</translation>
    </message>
    <message>
        <source>samples to the nearest moon</source>
        <translation>采样图到最近月亮的距离</translation>
    </message>
    <message>
        <source>midpoints to the nearest moon</source>
        <translation>中点图到最近月亮的距离</translation>
    </message>
    <message>
        <source>real moons to the nearest moon</source>
        <translation>真实月相到最近月亮的距离</translation>
    </message>
    <message>
        <source>mutual information gap</source>
        <translation>互信息差距</translation>
    </message>
    <message>
        <source>mutual information gap of drawn codes</source>
        <translation>抽样编码的互信息差距</translation>
    </message>
    <message>
        <source>DCI disentanglement</source>
        <translation>DCI 解耦性</translation>
    </message>
    <message>
        <source>DCI completeness</source>
        <translation>DCI 完备性</translation>
    </message>
    <message>
        <source>DCI informativeness</source>
        <translation>DCI 信息量</translation>
    </message>
    <message>
        <source>SAP score</source>
        <translation>SAP 分数</translation>
    </message>
    <message>
        <source>FactorVAE score</source>
        <translation>FactorVAE 分数</translation>
    </message>
    <message>
        <source>mutual information</source>
        <translation>互信息</translation>
    </message>
    <message>
        <source>total correlation</source>
        <translation>总相关</translation>
    </message>
    <message>
        <source>KL latent by latent</source>
        <translation>逐个隐变量的 KL</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>error on %1</source>
        <translation>在%1上的误差</translation>
    </message>
    <message>
        <source>error on negatives</source>
        <translation>反色图的误差</translation>
    </message>
    <message>
        <source>error on noise</source>
        <translation>噪声图的误差</translation>
    </message>
    <message>
        <source>spread of the error over %1 seeds</source>
        <translation>%1 个种子间误差的波动</translation>
    </message>
    <message>
        <source>error before training</source>
        <translation>训练前的误差</translation>
    </message>
    <message>
        <source>error of the mean picture</source>
        <translation>平均图像的误差</translation>
    </message>
    <message>
        <source>error with shuffled targets</source>
        <translation>目标打乱后的误差</translation>
    </message>
    <message>
        <source>error of JPEG with %1 bytes</source>
        <translation>JPEG（%1 字节）的误差</translation>
    </message>
    <message>
        <source>error with noise of %1</source>
        <translation>噪声为 %1 时的误差</translation>
    </message>
    <message>
        <source>noise of %1 left alone</source>
        <translation>噪声 %1 不作处理的误差</translation>
    </message>
    <message>
        <source>loss before training</source>
        <translation>训练前的损失</translation>
    </message>
    <message>
        <source>loss after epoch %1</source>
        <translation>第 %1 轮后的损失</translation>
    </message>
    <message>
        <source>share of weights that moved</source>
        <translation>动过的权重的比例</translation>
    </message>
    <message>
        <source>share of %1 neighbors kept</source>
        <translation>%1 个近邻的保留比例</translation>
    </message>
    <message>
        <source>accuracy from %1 labels a class</source>
        <translation>每类 %1 个标签的准确率</translation>
    </message>
    <message>
        <source>share of moons on the path</source>
        <translation>路径上月亮的比例</translation>
    </message>
    <message>
        <source>worst picture to the nearest moon</source>
        <translation>最差的图到最近月亮的距离</translation>
    </message>
    <message>
        <source>largest step of the phase</source>
        <translation>相位的最大一步</translation>
    </message>
    <message>
        <source>share of the path in intervals</source>
        <translation>路径落在区间内的比例</translation>
    </message>
    <message>
        <source>halfway picture to the nearest moon</source>
        <translation>中点的图到最近月亮的距离</translation>
    </message>
    <message>
        <source>overlap of the ends</source>
        <translation>两端的重叠</translation>
    </message>
    <message>
        <source>validity from %1 Gaussians</source>
        <translation>由 %1 个高斯分布采样的有效度</translation>
    </message>
    <message>
        <source>shift of the code under noise of %1</source>
        <translation>噪声 %1 下编码的位移</translation>
    </message>
    <message>
        <source>width of the posterior under noise of %1</source>
        <translation>噪声 %1 下后验的宽度</translation>
    </message>
    <message>
        <source>strength of the factor %1</source>
        <translation>因子“%1”的强度</translation>
    </message>
    <message>
        <source>width in the narrowest latent</source>
        <translation>最窄隐变量的宽度</translation>
    </message>
    <message>
        <source>width in the widest latent</source>
        <translation>最宽隐变量的宽度</translation>
    </message>
    <message>
        <source>KL of latent %1 by size</source>
        <translation>第 %1 大的隐变量 KL</translation>
    </message>
    <message>
        <source>least log-variance</source>
        <translation>最小对数方差</translation>
    </message>
    <message>
        <source>largest log-variance</source>
        <translation>最大对数方差</translation>
    </message>
    <message>
        <source>distance from the picture itself</source>
        <translation>到原图的距离</translation>
    </message>
    <message>
        <source>distance from the mean of %1 neighbors</source>
        <translation>到 %1 个近邻平均的距离</translation>
    </message>
    <message>
        <source>energy kept at %1 to %2 waves a picture</source>
        <translation>每幅图 %1～%2 个波的剩余能量</translation>
    </message>
    <message>
        <source>energy in the neighbors&apos; mean at %1 to %2 waves a picture</source>
        <translation>每幅图 %1～%2 个波，近邻平均的剩余能量</translation>
    </message>
    <message>
        <source>entropy of the pixels</source>
        <translation>像素的熵</translation>
    </message>
    <message>
        <source>eigenvalues above %1</source>
        <translation>大于 %1 的特征值个数</translation>
    </message>
    <message>
        <source>beta in force: %1 over pixels, %2 over latents</source>
        <translation>实际的 beta：对像素%1，对隐变量%2</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>share caught at %1 % false alarms</source>
        <translation>误报 %1% 时抓住的比例</translation>
    </message>
    <message>
        <source>false alarms, threshold from %1 % of training</source>
        <translation>按训练图的 %1% 定阈值的误报率</translation>
    </message>
    <message>
        <source>score function, variance at theta = %1</source>
        <translation>得分函数法在 theta = %1 处的方差</translation>
    </message>
    <message>
        <source>pathwise, variance at theta = %1</source>
        <translation>路径法在 theta = %1 处的方差</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a figure, and the run it is of</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>moons</source>
        <translation>月相</translation>
    </message>
    <message>
        <source>sprites</source>
        <translation>几何图形</translation>
    </message>
</context>
<context>
    <name>ImageText</name>
    <message>
        <source>image %1</source>
        <translation>图像 %1</translation>
    </message>
</context>
<context>
    <name>IndicatorTexts</name>
    <message>
        <source>nats per image</source>
        <translation>奈特 / 图像</translation>
    </message>
    <message>
        <source>A part of the KL (Chen and others 2018), over %1 held-out images at most, from the densities of all their intervals together. Only where a code is an interval.</source>
        <translation>KL 的一部分（Chen 等，2018），用至多 %1 幅留出图像，由全部区间的密度合起来算得。只用于编码是区间的模型。</translation>
    </message>
    <message>
        <source>KL: mutual information</source>
        <translation>KL：互信息</translation>
    </message>
    <message>
        <source>How much information a code holds about its image. %1</source>
        <translation>编码含有多少关于图像的信息。%1</translation>
    </message>
    <message>
        <source>KL: total correlation</source>
        <translation>KL：总相关</translation>
    </message>
    <message>
        <source>How much the latents depend on each other: 0 if they are independent. %1</source>
        <translation>隐变量彼此之间含有多少信息；各隐变量相互独立时为 0。%1</translation>
    </message>
    <message>
        <source>KL: dimension-wise</source>
        <translation>KL：逐维</translation>
    </message>
    <message>
        <source>How far each latent by itself is from the prior, summed over the latents. %1</source>
        <translation>每个隐变量单独与先验相差多远，对隐变量求和。%1</translation>
    </message>
    <message>
        <source>Mean over all held-out images; noise is drawn for evaluation and by the image, so that the same weights always get the same figure.</source>
        <translation>对全部留出图像取平均；噪声由图像决定，专为评估而抽取，所以相同的权重总得到相同的数值。</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>测试损失</translation>
    </message>
    <message>
        <source>What this objective minimizes: reconstruction + beta · KL + penalty. Losses of different objectives cannot be compared, so no best value is marked. %1</source>
        <translation>这个目标要最小化的量：重构 + beta · KL + 惩罚。目标不同，含义就不同，所以不标出优劣。%1</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>Negative log-likelihood of the pixels given the code. Of two likelihoods these are different things, so none is marked. %1</source>
        <translation>给定编码时像素的负对数似然。似然不同，含义就不同，所以不标出优劣。%1</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Divergence of the codes&apos; intervals from the prior N(0, I), summed over the latents; 0 where a code is a point. %1</source>
        <translation>编码的区间与先验 N(0, I) 的散度，对隐变量求和；编码是点时为 0。%1</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>惩罚</translation>
    </message>
    <message>
        <source>What sparsity or contraction adds to the loss. %1</source>
        <translation>稀疏或收缩加到损失上的部分。%1</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>per image</source>
        <translation>每幅图像</translation>
    </message>
    <message>
        <source>Sum over pixels of (x - x&apos;)², pixels in 0..1, with the noise that the objective draws. %1</source>
        <translation>(x - x&apos;)² 对像素求和，像素取 0..1，带有目标所加的噪声。%1</translation>
    </message>
    <message>
        <source>× d_test</source>
        <translation>× d_test</translation>
    </message>
    <message>
        <source>Distances are root-mean-square pixel differences to the nearest training image; d_test is their median over held-out images, %1 at most. 1 reads: as close to the data as a real unseen picture. Below 1, lower is not better.</source>
        <translation>距离是与最近训练图像的像素均方根差；d_test 是留出图像（至多 %1 幅）的该距离的中位数。1 表示与真实新图像离数据一样近。小于 1 时，并非越低越好。</translation>
    </message>
    <message>
        <source>Distance of samples</source>
        <translation>样本的距离</translation>
    </message>
    <message>
        <source>Median distance of %1 pictures decoded from draws of the prior N(0, I). %2</source>
        <translation>从先验 N(0, I) 采样并解码所得的 %1 幅图像的距离中位数。%2</translation>
    </message>
    <message>
        <source>Sharpness of samples</source>
        <translation>样本的清晰度</translation>
    </message>
    <message>
        <source>× data</source>
        <translation>× 数据</translation>
    </message>
    <message>
        <source>The mean squared Laplacian of the same draws&apos; pictures over that of training images: 1 is as sharp as the data, less is blurred, more is noisy. Blurred pictures lie close to the data without being like them.</source>
        <translation>同样这些样本的图像，其拉普拉斯响应的均方值与训练图像的之比：1 表示与数据一样清晰，小于 1 是模糊，大于 1 是噪声。模糊的图像离数据近，却并不像数据。</translation>
    </message>
    <message>
        <source>Distance of midpoints</source>
        <translation>中点的距离</translation>
    </message>
    <message>
        <source>Median distance of the pictures decoded halfway between the codes of %1 random pairs of held-out images. %2</source>
        <translation>随机取 %1 对留出图像，在两个编码的中点解码，所得图像的距离中位数。%2</translation>
    </message>
    <message>
        <source>Noise tolerance</source>
        <translation>噪声容限</translation>
    </message>
    <message>
        <source>× std of codes</source>
        <translation>× 编码标准差</translation>
    </message>
    <message>
        <source>The largest multiple of the codes&apos; own standard deviation that can be added to held-out images&apos; codes before more than half of the decoded pictures are nearer to another held-out image than to their own; over %1 images at most, looked for up to 5.</source>
        <translation>可以加到留出图像编码上的噪声，以编码自身标准差的倍数计：再大，就有一半以上的解码图像更接近别的留出图像，而不是自己的；用至多 %1 幅图像，查到 5 为止。</translation>
    </message>
    <message>
        <source>Hole fraction</source>
        <translation>空洞比例</translation>
    </message>
    <message>
        <source>share of draws</source>
        <translation>样本的比例</translation>
    </message>
    <message>
        <source>The share of %1 draws of the prior whose picture is farther from the training images than 99 % of the held-out images are.</source>
        <translation>从先验采样 %1 次所得的图像中，离训练图像比 99% 的留出图像还远的占多大比例。</translation>
    </message>
    <message>
        <source>RMS of pixels</source>
        <translation>像素 RMS</translation>
    </message>
    <message>
        <source>Median distance to the nearest moon that the generator can draw at all, over %1 of them. Only on generated moons.</source>
        <translation>到生成器所能画出的最近月亮的距离中位数，取其中 %1 个。只用于生成的月相数据。</translation>
    </message>
    <message>
        <source>Manifold distance, samples</source>
        <translation>流形距离，样本</translation>
    </message>
    <message>
        <source>Of pictures decoded from draws of the prior. %1</source>
        <translation>从先验采样并解码所得的图像。%1</translation>
    </message>
    <message>
        <source>Manifold distance, midpoints</source>
        <translation>流形距离，中点</translation>
    </message>
    <message>
        <source>Of pictures decoded halfway between two held-out images&apos; codes. %1</source>
        <translation>在两幅留出图像编码的中点解码所得的图像。%1</translation>
    </message>
    <message>
        <source>Manifold distance, held out</source>
        <translation>流形距离，留出</translation>
    </message>
    <message>
        <source>Of held-out images themselves, with their noise: the yardstick, which no model changes. %1</source>
        <translation>留出图像自身，带有其噪声：这是标尺，与模型无关。%1</translation>
    </message>
    <message>
        <source>Active latents</source>
        <translation>活跃隐变量</translation>
    </message>
    <message>
        <source>latents</source>
        <translation>隐变量</translation>
    </message>
    <message>
        <source>Latents whose mean varies by more than 0.01 over all held-out images (Burda, Grosse, Salakhutdinov 2016).</source>
        <translation>均值在全部留出图像上的方差超过 0.01 的隐变量（Burda、Grosse、Salakhutdinov，2016）。</translation>
    </message>
    <message>
        <source>MIG</source>
        <translation>MIG</translation>
    </message>
    <message>
        <source>share of entropy</source>
        <translation>熵的比例</translation>
    </message>
    <message>
        <source>Mutual information gap: the difference in mutual information between the two latents that are most informative about a known factor, as a share of the factor&apos;s entropy, averaged over the factors. It is measured on the codes&apos; means with 20 bins, over at most %1 training images. Only on data with known factors.</source>
        <translation>互信息差距：对每个已知因子，取提供信息最多的两个隐变量，其互信息之差占该因子熵的比例，再对各因子取平均；用编码的均值、20 个区间计算，至多 %1 幅训练图像。仅用于因子已知的数据。</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>share of variance</source>
        <translation>方差的比例</translation>
    </message>
    <message>
        <source>Over %1 training images at most; only on data with known factors.</source>
        <translation>用至多 %1 幅训练图像；只用于因子已知的数据。</translation>
    </message>
    <message>
        <source>The importance of a latent for a factor is the share of the factor&apos;s entropy that it tells, by 20 bins, corrected for chance (Eastwood and Williams 2018).</source>
        <translation>隐变量对因子的重要性，是它说明了因子的熵的多大比例，分 20 箱计算，并扣除偶然因素（Eastwood 和 Williams，2018）。</translation>
    </message>
    <message>
        <source>MIG of samples</source>
        <translation>样本的 MIG</translation>
    </message>
    <message>
        <source>The mutual information gap of one code drawn from each image&apos;s interval. %1</source>
        <translation>从每幅图像的区间采样一个编码，计算其互信息差距。%1</translation>
    </message>
    <message>
        <source>DCI disentanglement</source>
        <translation>DCI 解耦性</translation>
    </message>
    <message>
        <source>1 where every latent matters for one factor only. %1 %2</source>
        <translation>每个隐变量只对一个因子重要时为 1。%1%2</translation>
    </message>
    <message>
        <source>DCI completeness</source>
        <translation>DCI 完备性</translation>
    </message>
    <message>
        <source>1 where for every factor one latent alone matters. %1 %2</source>
        <translation>每个因子只有一个重要的隐变量时为 1。%1%2</translation>
    </message>
    <message>
        <source>DCI informativeness</source>
        <translation>DCI 信息量</translation>
    </message>
    <message>
        <source>R² over held-out images of a linear regression from all latents to a factor, averaged over the factors. %1</source>
        <translation>由全部隐变量对因子作线性回归，在留出图像上的 R²，对因子取平均。%1</translation>
    </message>
    <message>
        <source>SAP</source>
        <translation>SAP</translation>
    </message>
    <message>
        <source>By how much a line through the latent that explains most of a factor explains more of it than through the next, averaged over the factors (Kumar, Sattigeri, Balakrishnan 2018). %1</source>
        <translation>由最能解释某个因子的隐变量作直线拟合，比由次之的隐变量多解释多少，对因子取平均（Kumar、Sattigeri、Balakrishnan，2018）。%1</translation>
    </message>
    <message>
        <source>FactorVAE score</source>
        <translation>FactorVAE 分数</translation>
    </message>
    <message>
        <source>share of votes</source>
        <translation>得票比例</translation>
    </message>
    <message>
        <source>Among images that share the value of one factor, the latent that varies least is found; the score is how often it identifies that factor by majority vote (Kim and Mnih 2018). %1</source>
        <translation>在某个因子取值相同的图像中，变化最小的隐变量能指出该因子的比例，以多数票计（Kim 和 Mnih，2018）。%1</translation>
    </message>
    <message>
        <source>Leak: class read from codes</source>
        <translation>泄漏：由编码读出类别</translation>
    </message>
    <message>
        <source>How many held-out images a linear probe (logistic regression) puts into their own class by their codes alone. %1 Only on data with labels.</source>
        <translation>线性探测（逻辑回归）仅凭编码，把多大比例的留出图像归入其自身的类别。%1仅用于有标签的数据。</translation>
    </message>
    <message>
        <source>Leak: by chance</source>
        <translation>泄漏：全凭运气</translation>
    </message>
    <message>
        <source>The share of held-out images in the most frequent class: the accuracy of a probe that reads nothing. Only on data with labels.</source>
        <translation>留出图像中属于最常见类别的比例：什么也读不出的探测也能做到。仅用于有标签的数据。</translation>
    </message>
    <message>
        <source>Leak: factors read from codes</source>
        <translation>泄漏：由编码读出因子</translation>
    </message>
    <message>
        <source>Class obeyed</source>
        <translation>类别的遵从</translation>
    </message>
    <message>
        <source>Class obeyed, real pictures</source>
        <translation>类别的遵从，真实图像</translation>
    </message>
    <message>
        <source>How many held-out images the same classifier takes for what they are: the yardstick, which no model changes.</source>
        <translation>同一分类器把多大比例的留出图像认作其自身的类别：这是标准，与模型无关。</translation>
    </message>
    <message>
        <source>Of a conditional model the codes need not hold the condition: the nearer to chance, the less leaks. Over 10,000 images of either part at most.</source>
        <translation>条件模型的编码不必含有作为条件的内容：越接近全凭运气，泄漏越少。两部分各取至多 10,000 幅图像。</translation>
    </message>
    <message>
        <source>R² over held-out images of a linear regression from the codes to each factor that the model is conditioned on, averaged; 0 or less is nothing. %1 Only of models conditioned on factors.</source>
        <translation>由编码到作为条件的各因子的线性回归在留出图像上的 R²，取平均；不大于 0 即什么也没读出。%1仅用于以因子为条件的模型。</translation>
    </message>
    <message>
        <source>How many of 100 generated pictures of each class a classifier that learned from the training images takes for it. Only of models conditioned on the class.</source>
        <translation>每个类别生成 100 幅图像，用训练图像训练的分类器把其中多大比例认作该类别。仅用于以类别为条件的模型。</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>%1 %2</source>
        <comment>a sentence behind others</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an item of a list behind others</comment>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>LessonTexts</name>
    <message>
        <source>none of them</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>未作答</translation>
    </message>
</context>
<context>
    <name>MarkedPicture</name>
    <message>
        <source>Another model drew this picture (%1). Open that model, then the picture again.</source>
        <translation>这幅图片是另一个模型画的（%1）。请先打开那个模型，再打开图片。</translation>
    </message>
    <message>
        <source>The probe is at this picture&apos;s code, but another model drew it (%1), or this one has been trained since: the code may mean something else here.</source>
        <translation>探针已移到这幅图片的编码处。不过它是另一个模型（%1）画的，或当前模型此后又训练过：这个编码在这里可能另有含义。</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>A distribution of codes needs at least one component.</source>
        <translation>编码的分布至少要有一个分量。</translation>
    </message>
    <message>
        <source>A path needs two codes, where it begins and where it ends.</source>
        <translation>路径需要两个编码：起点和终点。</translation>
    </message>
    <message>
        <source>A path needs at least 2 steps, not %1.</source>
        <translation>路径至少要有 2 步，不能是 %1 步。</translation>
    </message>
    <message>
        <source>There are no codes whose range could be kept in bits.</source>
        <translation>没有编码，无法确定按比特存储的取值范围。</translation>
    </message>
    <message>
        <source>A latent is kept in 1 to 32 bits.</source>
        <translation>每个隐变量用 1 到 32 比特存储。</translation>
    </message>
    <message>
        <source>No image was chosen to draw around.</source>
        <translation>没有选定要在其附近采样的图像。</translation>
    </message>
    <message>
        <source>The codes of this model are points, so sampling around one needs the data&apos;s codes: open the data.</source>
        <translation>编码是一个点时，采样的宽度取自数据的全部编码：请打开数据。</translation>
    </message>
    <message>
        <source>A distribution fitted to the codes needs the data that the codes are of.</source>
        <translation>要为编码拟合分布，需要这些编码所属的数据。</translation>
    </message>
    <message>
        <source>There is no code to fit a distribution to.</source>
        <translation>没有可用来拟合分布的编码。</translation>
    </message>
    <message>
        <source>The model computes no finite numbers, so its codes have no distribution; go back to an earlier copy, or train it anew with a smaller learning rate.</source>
        <translation>模型算出的数不是有限值，编码因此没有分布；请回到较早的副本，或用较小的学习率重新训练。</translation>
    </message>
    <message>
        <source>Latent statistics need at least one code.</source>
        <translation>隐变量的统计量至少需要一个编码。</translation>
    </message>
    <message>
        <source>An autoencoder has no likelihood to sample: its code is a point, not a distribution; leave the importance samples out, or train with the objective vae.</source>
        <translation>自编码器没有可供采样的似然：它的编码是一个点，不是分布；请去掉重要性采样，或用目标 vae 训练。</translation>
    </message>
    <message>
        <source>The log-likelihood needs at least one importance sample.</source>
        <translation>对数似然至少需要一个重要性样本。</translation>
    </message>
    <message>
        <source>These pictures do not have the %1 x %1 pixels of the moons they are compared with.</source>
        <translation>这些图片不是 %1 x %1 像素，与所比较的月相图尺寸不同。</translation>
    </message>
    <message>
        <source>Pictures of %1 values cannot be compared with %2, whose images have %3.</source>
        <translation>%1 个数值的图片无法与 %2 比较，后者的图像有 %3 个数值。</translation>
    </message>
    <message>
        <source>Principal components are worked out at once; there is no step to watch.</source>
        <translation>主成分是一次算出的，没有可供观察的步骤。</translation>
    </message>
    <message>
        <source>This model is made for pictures of %1, but the data hold pictures of %2.</source>
        <translation>这个模型用于 %1 的图片，而数据中的图片是 %2。</translation>
    </message>
    <message>
        <source>The speed of a picture needs a direction.</source>
        <translation>计算图片变化的速度需要一个方向。</translation>
    </message>
    <message>
        <source>A density needs at least one code.</source>
        <translation>密度至少需要一个编码。</translation>
    </message>
    <message>
        <source>The batch size is %1; it must be at least 1.</source>
        <translation>批大小是 %1；它至少应为 1。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in the dataset &apos;%2&apos; is not of the form key=value.</source>
        <translation>“%1”（在数据集“%2”中）不是“键=值”的形式。</translation>
    </message>
    <message>
        <source>The dataset &apos;%1&apos; gives &apos;%2&apos; twice.</source>
        <translation>数据集“%1”中“%2”出现了两次。</translation>
    </message>
    <message>
        <source>There is no dataset or file &apos;%1&apos;; give the path of one, or one of %2.</source>
        <translation>没有名为“%1”的数据集或文件；请给出路径，或下列名称之一：%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2.</source>
        <translation>“%1”%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in no format that Lunette reads; it reads %2.</source>
        <translation>“%1”的格式 Lunette 无法读取；可读的格式有：%2。</translation>
    </message>
    <message>
        <source>The dataset &apos;%1&apos; %2.</source>
        <translation>数据集“%1”%2。</translation>
    </message>
    <message>
        <source>has labels without class names or the reverse</source>
        <translation>有标签而没有类名，或有类名而没有标签</translation>
    </message>
    <message>
        <source>does not have one label for each image</source>
        <translation>不是每幅图像都有一个标签</translation>
    </message>
    <message>
        <source>has a label that names no class</source>
        <translation>有一个标签不属于任何类别</translation>
    </message>
    <message>
        <source>has pictures without pixels</source>
        <translation>含有没有像素的图像</translation>
    </message>
    <message>
        <source>holds no image</source>
        <translation>不含任何图像</translation>
    </message>
    <message>
        <source>ends within an image</source>
        <translation>在一幅图像中间中断</translation>
    </message>
    <message>
        <source>holds more than 16,777,216 images; take a part of them</source>
        <translation>超过 16,777,216 幅图像；请只取其中一部分</translation>
    </message>
    <message>
        <source>does not have one value of each factor for each image</source>
        <translation>不是每幅图像的每个因子都有值</translation>
    </message>
    <message>
        <source>does not have one file for each image</source>
        <translation>不是每幅图像都有一个文件</translation>
    </message>
    <message>
        <source>does not fit to &apos;%1&apos;</source>
        <translation>与“%1”不相配</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Drawn portraits in color whose smile, skin, hair, beard, glasses and width are known; any number.</source>
        <translation>绘制的肖像，微笑、肤色、发型、胡须、眼镜和脸宽均已知；数量不限。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>Number of training images; a sixth of that number is held out.</source>
        <translation>绘制的训练图像数；另外留出其六分之一。</translation>
    </message>
    <message>
        <source>Picture size (px)</source>
        <translation>图像边长（像素）</translation>
    </message>
    <message>
        <source>Side of the square pictures, in pixels.</source>
        <translation>正方形图像的边长，以像素计。</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>数据种子</translation>
    </message>
    <message>
        <source>Another number draws other faces of the same kind.</source>
        <translation>换一个数，就画出另一批同类的人脸。</translation>
    </message>
    <message>
        <source>Moon phases</source>
        <translation>月相</translation>
    </message>
    <message>
        <source>Drawn moons from new to full, waxing and waning, with known factors; any number and size.</source>
        <translation>绘制的月亮，从新月到满月，有盈有亏，各因子已知；数量和尺寸不限。</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <source>Flat: a disc, dark and lit. Cratered: a sphere with maria and craters in the same phases.</source>
        <translation>平面：明暗分明的圆盘。环形山：带月海和环形山的球体，月相相同。</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Cratered</source>
        <translation>环形山</translation>
    </message>
    <message>
        <source>Withheld phases</source>
        <translation>隐去的月相</translation>
    </message>
    <message>
        <source>Illuminated fractions that training never sees, e.g. 0.6-0.9; what the model draws there is its own invention.</source>
        <translation>训练中从不出现的被照亮比例，如 0.6-0.9；模型在那里画出的全是它自己的想象。</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>月相范围</translation>
    </message>
    <message>
        <source>Only these illuminated fractions are drawn, e.g. 0.5+1 for half and full moons or 0.4-0.6+1 for half moons that vary; empty draws them all.</source>
        <translation>只画这些被照亮比例，如 0.5+1 是半月和满月，0.4-0.6+1 是略有变化的半月和满月；留空则全部都画。</translation>
    </message>
    <message>
        <source>fractions or intervals of them, separated by &apos;+&apos;, such as 0.5+0.9-1</source>
        <translation>比例或比例的区间，用“+”分隔，如 0.5+0.9-1</translation>
    </message>
    <message>
        <source>Lit side</source>
        <translation>亮面</translation>
    </message>
    <message>
        <source>Waxing moons are lit from the right, waning moons from the left, as seen from the northern hemisphere.</source>
        <translation>在北半球看，渐盈的月亮右侧发亮，渐亏的月亮左侧发亮。</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两种都有</translation>
    </message>
    <message>
        <source>Waxing</source>
        <translation>渐盈</translation>
    </message>
    <message>
        <source>Waning</source>
        <translation>渐亏</translation>
    </message>
    <message>
        <source>Tilt (°)</source>
        <translation>倾角（°）</translation>
    </message>
    <message>
        <source>The moon&apos;s axis leans at random by up to this many degrees either way.</source>
        <translation>月轴向任一侧随机倾斜，最多这么多度。</translation>
    </message>
    <message>
        <source>Shift (px)</source>
        <translation>平移（像素）</translation>
    </message>
    <message>
        <source>The moon&apos;s center is moved at random by up to this many pixels each way.</source>
        <translation>月心在各方向随机移动，最多这么多像素。</translation>
    </message>
    <message>
        <source>Size jitter</source>
        <translation>大小变化</translation>
    </message>
    <message>
        <source>The moon&apos;s radius varies at random by up to this share of itself.</source>
        <translation>月亮的半径随机变化，最多为其自身的这一比例。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Standard deviation of the noise on each pixel, where 1 is white.</source>
        <translation>每个像素上噪声的标准差，白色为 1。</translation>
    </message>
    <message>
        <source>Another number draws other moons of the same kind.</source>
        <translation>换一个数，就画出另一批同类的月亮。</translation>
    </message>
    <message>
        <source>The gap %1 withholds every moon; leave some to train on.</source>
        <translation>缺口 %1 把所有月亮都隐去了；请留下一些供训练。</translation>
    </message>
    <message>
        <source>moons: say either phases or gap; every phase that is not named is withheld already.</source>
        <translation>moons：phases 和 gap 只能写一个；没有列出的月相本来就已隐去。</translation>
    </message>
    <message>
        <source>Doubtful: every pixel that was looked at is black.</source>
        <translation>存疑：检查过的像素全是黑的。</translation>
    </message>
    <message>
        <source>Doubtful: all pictures that were looked at are equal.</source>
        <translation>存疑：检查过的图像全都相同。</translation>
    </message>
    <message>
        <source>Doubtful: 99.9 % of the pixels are black; a few large numbers may have darkened the rest (scale=robust leaves them out).</source>
        <translation>存疑：99.9% 的像素是黑的；可能是少数很大的数使其余变暗（scale=robust 可排除它们）。</translation>
    </message>
    <message>
        <source>Doubtful: no pixel that was looked at is brighter than a tenth of white (scale=stretch brightens them).</source>
        <translation>存疑：检查过的像素都不到白色亮度的十分之一（scale=stretch 可提亮）。</translation>
    </message>
    <message>
        <source>Doubtful: the pictures are striped at a width of %1 pixels and smoother at %2 (width=%2).</source>
        <translation>存疑：按 %1 像素宽，图像带有条纹；按 %2 像素宽则更平滑（width=%2）。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>A fixed seed chose the held-out images, %1 of %2, class by class.</source>
        <translation>留出的图像共 %1 幅（总数 %2），由固定的种子逐类选出。</translation>
    </message>
    <message>
        <source>A fixed seed chose the held-out images, %1 of %2.</source>
        <translation>留出的图像共 %1 幅（总数 %2），由固定的种子选出。</translation>
    </message>
    <message>
        <source>Of them %1 are the only image of their class, which training never sees.</source>
        <translation>其中 %1 幅是所属类别唯一的图像，训练中不会见到该类别。</translation>
    </message>
    <message>
        <source>These are fewer than the share of all images, because each class&apos;s share is rounded down.</source>
        <translation>留出的少于全体图像的这一比例，因为每一类的份额都向下取整。</translation>
    </message>
    <message>
        <source>There is no class &apos;%1&apos; to withhold; the classes are %2.</source>
        <translation>没有可以隐去的类别“%1”；类别有：%2。</translation>
    </message>
    <message>
        <source>The images of &apos;%1&apos; have no classes, so none can be withheld.</source>
        <translation>“%1”的图像没有类别，无法隐去。</translation>
    </message>
    <message>
        <source>The dataset &apos;%1&apos; holds one image; at least two are needed, one to train on and one to judge by.</source>
        <translation>数据集“%1”只有一幅图像；至少需要两幅，一幅用于训练，一幅用于评判。</translation>
    </message>
    <message>
        <source>Withheld classes</source>
        <translation>隐去的类别</translation>
    </message>
    <message>
        <source>Training never sees images of these classes, separated by &apos;+&apos; as in 7 or 3+7; the held-out images keep them. A code is made for the data it was learned from.</source>
        <translation>训练中从不出现这些类别的图像，类别之间用“+”分隔，如 7 或 3+7；留出的图像中仍有它们。编码只适用于学习时的那类数据。</translation>
    </message>
    <message>
        <source>names of classes separated by &apos;+&apos;</source>
        <translation>用“+”分隔的类名</translation>
    </message>
    <message>
        <source>Held-out share</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <source>Of each class; 0: the images that the data itself sets apart, or a sixth.</source>
        <translation>按类别计；0：数据自带的划分，没有则留出六分之一。</translation>
    </message>
    <message>
        <source>Without the classes %1 nothing is left to train on.</source>
        <translation>去掉类别 %1 之后，没有可供训练的图像。</translation>
    </message>
    <message>
        <source>Training never sees the classes %1.</source>
        <translation>训练中从不出现类别 %1。</translation>
    </message>
    <message>
        <source>Sprites</source>
        <translation>几何图形</translation>
    </message>
    <message>
        <source>Drawn squares, ellipses and hearts of any scale, orientation and place, as in dSprites; any number up to its 737,280, and any size.</source>
        <translation>绘制的方形、椭圆和心形，大小、朝向和位置各异，与 dSprites 相同；数量最多 737,280，尺寸不限。</translation>
    </message>
    <message>
        <source>Another number draws other sprites of the same kind.</source>
        <translation>换一个数，就画出另一批同类的图形。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives %2 images to train on and %3 held out; the model was trained with %4 and %5</source>
        <translation>“%1”给出 %2 幅训练图像和 %3 幅留出图像；训练模型时是 %4 幅和 %5 幅</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds other pictures than those that the model was trained on</source>
        <translation>“%1”中的图像与训练模型时的不同</translation>
    </message>
    <message>
        <source>The data have changed: %1.</source>
        <translation>数据已改变：%1。</translation>
    </message>
    <message>
        <source>The data have moved: they were found in &apos;%1&apos;.</source>
        <translation>数据已移动：在“%1”找到了它们。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no longer there, and %2; open the data where they are now.</source>
        <translation>“%1”已不存在，而且%2；请打开数据现在所在的位置。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no longer there, nor is it beside the model; open the data where they are now.</source>
        <translation>“%1”已不存在，也不在模型旁边；请打开数据现在所在的位置。</translation>
    </message>
    <message>
        <source>is a HEIF picture; convert it to PNG, with: heif-convert picture.heic picture.png</source>
        <translation>是 HEIF 图片；请转换为 PNG：heif-convert picture.heic picture.png</translation>
    </message>
    <message>
        <source>is an AVIF picture; convert it to PNG, with: heif-convert picture.avif picture.png</source>
        <translation>是 AVIF 图片；请转换为 PNG：heif-convert picture.avif picture.png</translation>
    </message>
    <message>
        <source>is a PyTorch file, a pickle, which is never loaded; in Python: safetensors.torch.save_file(torch.load(&apos;weights.pt&apos;, weights_only=True), &apos;weights.safetensors&apos;) for weights, numpy.save(&apos;images.npy&apos;, torch.load(&apos;images.pt&apos;, weights_only=True).numpy()) for images</source>
        <translation>是 PyTorch 文件，即 pickle，从不载入；请在 Python 中转换：权重用 safetensors.torch.save_file(torch.load(&apos;weights.pt&apos;, weights_only=True), &apos;weights.safetensors&apos;)，图像用 numpy.save(&apos;images.npy&apos;, torch.load(&apos;images.pt&apos;, weights_only=True).numpy())</translation>
    </message>
    <message>
        <source>is a spreadsheet; save it as CSV, or in Python: pandas.read_excel(&apos;data.xlsx&apos;).to_csv(&apos;data.csv&apos;, index=False)</source>
        <translation>是电子表格；请另存为 CSV，或在 Python 中转换：pandas.read_excel(&apos;data.xlsx&apos;).to_csv(&apos;data.csv&apos;, index=False)</translation>
    </message>
    <message>
        <source>is a video; write its frames as PNG into a folder, with: ffmpeg -i video.mp4 frames/%05d.png</source>
        <translation>是视频；请把各帧以 PNG 写入一个文件夹：ffmpeg -i video.mp4 frames/%05d.png</translation>
    </message>
    <message>
        <source>is a camera&apos;s raw picture; convert it to TIFF, with: dcraw -T picture.nef</source>
        <translation>是相机的原始图片；请转换为 TIFF：dcraw -T picture.nef</translation>
    </message>
    <message>
        <source>is a TFRecord file; write its pictures into a folder, in Python: for i, r in enumerate(tensorflow.data.TFRecordDataset(&apos;data.tfrecord&apos;)): open(f&apos;{i}.png&apos;, &apos;wb&apos;).write(tensorflow.train.Example.FromString(r.numpy()).features.feature[&apos;image/encoded&apos;].bytes_list.value[0])</source>
        <translation>是 TFRecord 文件；请在 Python 中把其中的图片写入一个文件夹：for i, r in enumerate(tensorflow.data.TFRecordDataset(&apos;data.tfrecord&apos;)): open(f&apos;{i}.png&apos;, &apos;wb&apos;).write(tensorflow.train.Example.FromString(r.numpy()).features.feature[&apos;image/encoded&apos;].bytes_list.value[0])</translation>
    </message>
    <message>
        <source>is a Parquet table; write it as CSV, in Python: pandas.read_parquet(&apos;data.parquet&apos;).to_csv(&apos;data.csv&apos;, index=False)</source>
        <translation>是 Parquet 表格；请在 Python 中写成 CSV：pandas.read_parquet(&apos;data.parquet&apos;).to_csv(&apos;data.csv&apos;, index=False)</translation>
    </message>
    <message>
        <source>is an HDF5 file; write its array as NPY, in Python: numpy.save(&apos;images.npy&apos;, h5py.File(&apos;data.h5&apos;)[&apos;images&apos;])</source>
        <translation>是 HDF5 文件；请在 Python 中把其中的数组写成 NPY：numpy.save(&apos;images.npy&apos;, h5py.File(&apos;data.h5&apos;)[&apos;images&apos;])</translation>
    </message>
    <message>
        <source>is a MATLAB file of version 7.3; write its array as NPY, in Python: numpy.save(&apos;X.npy&apos;, h5py.File(&apos;data.mat&apos;)[&apos;X&apos;][()].T)</source>
        <translation>是 7.3 版的 MATLAB 文件；请在 Python 中把其中的数组写成 NPY：numpy.save(&apos;X.npy&apos;, h5py.File(&apos;data.mat&apos;)[&apos;X&apos;][()].T)</translation>
    </message>
    <message>
        <source>is a MATLAB file; write its array as NPY, in Python: numpy.save(&apos;X.npy&apos;, scipy.io.loadmat(&apos;data.mat&apos;)[&apos;X&apos;])</source>
        <translation>是 MATLAB 文件；请在 Python 中把其中的数组写成 NPY：numpy.save(&apos;X.npy&apos;, scipy.io.loadmat(&apos;data.mat&apos;)[&apos;X&apos;])</translation>
    </message>
    <message>
        <source>is an Arrow table; write it as CSV, in Python: pandas.read_feather(&apos;data.arrow&apos;).to_csv(&apos;data.csv&apos;, index=False)</source>
        <translation>是 Arrow 表格；请在 Python 中写成 CSV：pandas.read_feather(&apos;data.arrow&apos;).to_csv(&apos;data.csv&apos;, index=False)</translation>
    </message>
    <message>
        <source>is an Avro file; write it as CSV, in Python: pandas.DataFrame(fastavro.reader(open(&apos;data.avro&apos;, &apos;rb&apos;))).to_csv(&apos;data.csv&apos;, index=False)</source>
        <translation>是 Avro 文件；请在 Python 中写成 CSV：pandas.DataFrame(fastavro.reader(open(&apos;data.avro&apos;, &apos;rb&apos;))).to_csv(&apos;data.csv&apos;, index=False)</translation>
    </message>
    <message>
        <source>is an SQLite database; write its table as CSV, with: sqlite3 -csv -header data.db &apos;select * from images&apos; &gt; data.csv</source>
        <translation>是 SQLite 数据库；请把其中的表写成 CSV：sqlite3 -csv -header data.db &apos;select * from images&apos; &gt; data.csv</translation>
    </message>
    <message>
        <source>is a PDF document; write its pages as PNG, with: pdftoppm -png document.pdf page</source>
        <translation>是 PDF 文档；请把各页写成 PNG：pdftoppm -png document.pdf page</translation>
    </message>
    <message>
        <source>is an OpenEXR picture; convert it to PNG, with ImageMagick: convert picture.exr picture.png</source>
        <translation>是 OpenEXR 图片；请用 ImageMagick 转换为 PNG：convert picture.exr picture.png</translation>
    </message>
    <message>
        <source>is a FITS file; write its array as NPY, in Python: numpy.save(&apos;images.npy&apos;, astropy.io.fits.getdata(&apos;data.fits&apos;))</source>
        <translation>是 FITS 文件；请在 Python 中把其中的数组写成 NPY：numpy.save(&apos;images.npy&apos;, astropy.io.fits.getdata(&apos;data.fits&apos;))</translation>
    </message>
    <message>
        <source>is a NIfTI volume; write its slices as NPY, in Python: numpy.save(&apos;slices.npy&apos;, numpy.moveaxis(nibabel.load(&apos;volume.nii&apos;).get_fdata(), -1, 0))</source>
        <translation>是 NIfTI 体数据；请在 Python 中把各切片写成 NPY：numpy.save(&apos;slices.npy&apos;, numpy.moveaxis(nibabel.load(&apos;volume.nii&apos;).get_fdata(), -1, 0))</translation>
    </message>
    <message>
        <source>is a DICOM picture; convert it to PNG, with ImageMagick: convert picture.dcm picture.png</source>
        <translation>是 DICOM 图片；请用 ImageMagick 转换为 PNG：convert picture.dcm picture.png</translation>
    </message>
    <message>
        <source>is a document of Word, not a dataset; save its pictures and open their folder</source>
        <translation>是 Word 文档，不是数据集；请把其中的图片存出来，再打开那个文件夹</translation>
    </message>
    <message>
        <source>is a presentation, not a dataset; save its pictures and open their folder</source>
        <translation>是演示文稿，不是数据集；请把其中的图片存出来，再打开那个文件夹</translation>
    </message>
    <message>
        <source>is a model of Keras, not a dataset</source>
        <translation>是 Keras 模型，不是数据集</translation>
    </message>
    <message>
        <source>%1 was fetched into &apos;%2&apos;, but cannot be moved to &apos;%3&apos;: %4. Move it there yourself.</source>
        <translation>%1 已下载到“%2”，但无法移到“%3”：%4。请自行移动。</translation>
    </message>
    <message>
        <source>%1 cannot be fetched by Lunette; save pictures from %2 into &apos;%3&apos;.</source>
        <translation>Lunette 无法下载 %1；请从 %2 取得图片，存入“%3”。</translation>
    </message>
    <message>
        <source>%1 is being fetched by another Lunette, or &apos;%2.lock&apos; cannot be made; wait for it, or see to that folder.</source>
        <translation>另一个 Lunette 正在下载 %1，或无法创建“%2.lock”；请等它完成，或检查那个文件夹。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2</source>
        <translation>“%1”%2</translation>
    </message>
    <message>
        <source>was not fetched: &apos;%1&apos; cannot be written: %2. Make room or see to its folder.</source>
        <translation>未能下载：无法写入“%1”（%2）。请腾出空间，或检查它所在的文件夹。</translation>
    </message>
    <message>
        <source>answered with another part than the requested one. Try again later.</source>
        <translation>：服务器给出的不是所请求的部分。请稍后再试。</translation>
    </message>
    <message>
        <source>is longer than published (%1 bytes), so it is not the file that was meant; nothing of it was kept.</source>
        <translation>比公布的大小（%1 字节）更长，不是所要的文件；没有留下任何内容。</translation>
    </message>
    <message>
        <source>has nothing that would follow the %1 bytes that are here; they were dropped. Fetch it again.</source>
        <translation>：服务器没有可以接在已有的 %1 字节之后的内容，已有部分已丢弃。请重新下载。</translation>
    </message>
    <message>
        <source>was answered with %1 (%2). Try again later, or fetch it by hand.</source>
        <translation>：服务器答复 %1（%2）。请稍后再试，或手动下载。</translation>
    </message>
    <message>
        <source>The %1 of %2 bytes that came are kept: fetch it again to go on from there.</source>
        <translation>已收到 %1 字节（共 %2 字节）并保留；再次下载将从那里继续。</translation>
    </message>
    <message>
        <source>Check the connection and fetch it again.</source>
        <translation>请检查网络连接，然后重新下载。</translation>
    </message>
    <message>
        <source>did not answer for %1 seconds. %2</source>
        <translation>：服务器 %1 秒没有响应。%2</translation>
    </message>
    <message>
        <source>was not fetched: %1. %2</source>
        <translation>未能下载：%1。%2</translation>
    </message>
    <message>
        <source>ended early. %1</source>
        <translation>提前中断。%1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the file that was published: its SHA-256 is another than %2. Nothing of it was kept. Try again later, or fetch it by hand.</source>
        <translation>“%1”不是公布的文件：SHA-256 与 %2 不符。没有留下任何内容。请稍后再试，或手动下载。</translation>
    </message>
    <message>
        <source>is too large for the memory there is</source>
        <translation>太大，现有内存放不下</translation>
    </message>
    <message>
        <source>is a BMP with a header that is not known; save it as PNG</source>
        <translation>是 BMP 图片，文件头的种类未知；请另存为 PNG</translation>
    </message>
    <message>
        <source>is a BMP without pixels</source>
        <translation>是没有像素的 BMP 图片</translation>
    </message>
    <message>
        <source>claims %1 x %2 pixels; Lunette reads at most 67 megapixels: make it smaller</source>
        <translation>声称有 %1 x %2 像素；Lunette 最多读取 6,700 万像素，请缩小</translation>
    </message>
    <message>
        <source>is a BMP of %1 bits a pixel, packed in way %2, which is not supported; save it as PNG</source>
        <translation>是每像素 %1 位、以方式 %2 压缩的 BMP 图片，不受支持；请另存为 PNG</translation>
    </message>
    <message>
        <source>is cut short; copy it again</source>
        <translation>不完整；请重新复制</translation>
    </message>
    <message>
        <source>is a BMP with a color of scattered bits, which is not supported; save it as PNG</source>
        <translation>是颜色位不连续的 BMP 图片，不受支持；请另存为 PNG</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>5,000 handwritten digits, 20 x 20, 500 of each; from OpenCV&apos;s samples, Apache-2.0 and BSD-3-Clause.</source>
        <translation>5,000 个手写数字，20 x 20，每个数字 500 幅；来自 OpenCV 的示例，Apache-2.0 和 BSD-3-Clause 许可。</translation>
    </message>
    <message>
        <source>The digits that ship with Lunette cannot be read; build or install it again.</source>
        <translation>随 Lunette 附带的手写数字无法读取；请重新构建或安装。</translation>
    </message>
    <message>
        <source>The dataset &apos;%1&apos; is not on this computer; %2</source>
        <translation>数据集“%1”不在这台计算机上；%2</translation>
    </message>
    <message>
        <source>save pictures from %1 and put its files into &apos;%2&apos;, or open them by their path.</source>
        <translation>请从 %1 取得图片，把文件放入“%2”，或按路径打开。</translation>
    </message>
    <message>
        <source>fetch it (&apos;lunette-cli fetch %1&apos;, or choose it in the window), put its files into &apos;%2&apos;, or open them by their path.</source>
        <translation>请下载（“lunette-cli fetch %1”，或在窗口中选择它），把文件放入“%2”，或按路径打开。</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>70,000 gray pictures of clothes, 28 x 28, ten classes; by Zalando SE.</source>
        <translation>70,000 幅灰度服装图片，28 x 28，十个类别；Zalando SE 制作。</translation>
    </message>
    <message>
        <source>MIT</source>
        <translation>MIT</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>70,000 handwritten digits, 28 x 28; by Y. LeCun, C. Cortes and C. Burges.</source>
        <translation>70,000 个手写数字，28 x 28；Y. LeCun、C. Cortes 和 C. Burges 制作。</translation>
    </message>
    <message>
        <source>usually cited as CC BY-SA 3.0</source>
        <translation>通常标注为 CC BY-SA 3.0</translation>
    </message>
    <message>
        <source>KMNIST</source>
        <translation>KMNIST</translation>
    </message>
    <message>
        <source>70,000 handwritten hiragana of classical Japanese, 28 x 28, ten classes; by CODH.</source>
        <translation>70,000 个古典日语手写平假名，28 x 28，十个类别；CODH 制作。</translation>
    </message>
    <message>
        <source>CC BY-SA 4.0</source>
        <translation>CC BY-SA 4.0</translation>
    </message>
    <message>
        <source>Moon photos</source>
        <translation>月亮照片</translation>
    </message>
    <message>
        <source>236 frames of one lunation, three hours apart; by NASA&apos;s Scientific Visualization Studio.</source>
        <translation>一个朔望月的 236 帧，每三小时一帧；NASA 科学可视化工作室制作。</translation>
    </message>
    <message>
        <source>public domain, with credit to the studio</source>
        <translation>公有领域，请注明该工作室</translation>
    </message>
    <message>
        <source>All pictures lie in the folder &apos;%1&apos;, which was passed through.</source>
        <translation>全部图片都在文件夹“%1”中，已直接进入该文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>The folders &apos;%1&apos; and &apos;%2&apos; were not used as training and test sets, because there are %n other pictures beside them, such as &apos;%3&apos;. Move those elsewhere.</source>
        <comment>The folders &apos;%1&apos; and &apos;%2&apos; were not used as training and test sets, because there is %n other picture beside them, such as &apos;%3&apos;. Move it elsewhere.</comment>
        <translation>
            <numerusform>文件夹“%1”和“%2”没有用作训练集和测试集，因为旁边还有 %n 幅图片，如“%3”；请把那些图片移到别处。</numerusform>
        </translation>
    </message>
    <message>
        <source>The pictures of the folder &apos;%1&apos; lie in no folders of classes and are left out; a share of &apos;%2&apos; is held out in their place (labels=none takes both without labels).</source>
        <translation>文件夹“%1”中的图片不在按类别分的文件夹里，已略去；改为从“%2”中留出一部分（labels=none 不用标签，两者都取）。</translation>
    </message>
    <message>
        <source>Models learn from the folder &apos;%1&apos; and are judged by &apos;%2&apos;.</source>
        <translation>模型从文件夹“%1”学习，用“%2”评判。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures in other folders than these are left out.</source>
        <comment>%n picture in other folders than these are left out.</comment>
        <translation>
            <numerusform>这些文件夹之外的 %n 幅图片已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders lie within the folders that give the labels; labels=second, labels=last or labels=whole takes the labels from those.</source>
        <translation>给出标签的文件夹里还有文件夹；labels=second、labels=last 或 labels=whole 从里层取标签。</translation>
    </message>
    <message>
        <source>The animation could not be made; there may be too little memory.</source>
        <translation>动画无法生成；内存可能不足。</translation>
    </message>
    <message>
        <source>The animation&apos;s colors could not be chosen; there may be too little memory.</source>
        <translation>动画的颜色无法选定；内存可能不足。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not written: an animation needs at least one picture.</source>
        <translation>未写入“%1”：动画至少需要一幅图片。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not written: a GIF has at most 65,535 pixels a side.</source>
        <translation>未写入“%1”：GIF 每边最多 65,535 像素。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n pictures.</source>
        <comment>%1: %n picture.</comment>
        <translation>
            <numerusform>%1：%n 幅图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>cropped to their middle and scaled</source>
        <translation>裁取中部并缩放</translation>
    </message>
    <message>
        <source>letterboxed</source>
        <translation>加边补齐</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Other sizes became %1, %2 (fit=, size=)</source>
        <translation>其他尺寸已变为 %1，方式：%2（fit=，size=）</translation>
    </message>
    <message>
        <source>Turned or mirrored, as EXIF data say</source>
        <translation>已按 EXIF 信息旋转或翻转</translation>
    </message>
    <message>
        <source>JPEG files of more than 67 megapixels were decoded at a half to an eighth of a side</source>
        <translation>超过 6,700 万像素的 JPEG 文件按边长的二分之一到八分之一解码</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Transparent pixels were laid over %1, because what borders on them is bright (ground=)</source>
        <translation>透明像素已铺在%1底上，因为其周围是亮的（ground=）</translation>
    </message>
    <message>
        <source>Transparent pixels were laid over %1 (ground=)</source>
        <translation>透明像素已铺在%1底上（ground=）</translation>
    </message>
    <message>
        <source>16 bits a channel were reduced to 8</source>
        <translation>每通道 16 位已减为 8 位</translation>
    </message>
    <message>
        <source>Of those of 16 bits the largest level is %1 of 65535 (scale=stretch brightens dark pictures).</source>
        <translation>其中 16 位图片的最高亮度为 65535 中的 %1（scale=stretch 可提亮暗图）。</translation>
    </message>
    <message>
        <source>CMYK became RGB, without a color profile</source>
        <translation>CMYK 已转为 RGB，未用颜色配置文件</translation>
    </message>
    <message>
        <source>Each picture of files that hold several is an image (frames=first takes but the first)</source>
        <translation>含多幅图片的文件中，每幅各作一幅图像（frames=first 只取第一幅）</translation>
    </message>
    <message>
        <source>Files of several pictures gave the first, icons the largest</source>
        <translation>含多幅图片的文件取第一幅，图标取最大的一幅</translation>
    </message>
    <message numerus="yes">
        <source>There are %1 pictures in %n files that hold several (frames=all takes all of them).</source>
        <comment>There are %1 pictures in %n file that hold several (frames=all takes all of them).</comment>
        <translation>
            <numerusform>%n 个文件含有多幅图片，共 %1 幅（frames=all 全部读取）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Colors became gray (colour=colour keeps them)</source>
        <translation>彩色已变为灰度（colour=colour 保留彩色）</translation>
    </message>
    <message>
        <source>All of %1 pictures are gray, and so are the images.</source>
        <translation>%1 幅图片全是灰度，图像也是灰度。</translation>
    </message>
    <message numerus="yes">
        <source>Of %1 pictures %n are in color, and so are all images (colour=grey makes them gray).</source>
        <comment>Of %1 pictures %n is in color, and so are all images (colour=grey makes them gray).</comment>
        <translation>
            <numerusform>%1 幅图片中有 %n 幅是彩色，所以图像全是彩色（colour=grey 变为灰度）。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>%1 other sizes</source>
        <translation>另有 %1 种尺寸</translation>
    </message>
    <message>
        <source>Qt cannot write JPEG: its image plugin is missing.</source>
        <translation>Qt 无法写 JPEG：缺少它的图像插件。</translation>
    </message>
    <message>
        <source>These bytes are no baseline JPEG.</source>
        <translation>这些字节不是基线 JPEG。</translation>
    </message>
    <message>
        <source>unpack the archive and open its folder</source>
        <translation>请解开压缩包，打开其文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n names occur several times in the archive; the last of each counts.</source>
        <comment>%n name occurs several times in the archive; the last of each counts.</comment>
        <translation>
            <numerusform>压缩包中有 %n 个名称重复出现；各取最后一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>names a place outside of the archive</source>
        <translation>指向压缩包之外的位置</translation>
    </message>
    <message>
        <source>is a link or no file</source>
        <translation>是链接或不是文件</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be opened: what it holds %2.</source>
        <translation>“%1”无法打开：解开后的内容%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; says that it unpacks to %2 GiB, which is no archive of pictures; copy or download it again.</source>
        <translation>“%1”声称解开后有 %2 GiB，不像图片压缩包；请重新复制或下载。</translation>
    </message>
    <message>
        <source>The archive &apos;%1&apos;</source>
        <translation>压缩包“%1”</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，另有 %2 个</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>表格 %1</translation>
    </message>
    <message>
        <source>tables %1</source>
        <translation>表格 %1</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>the column %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>The %1 names the pictures in %2 (labels=none passes over it).</source>
        <translation>%1 用%2给出图片的名称（labels=none 忽略它）。</translation>
    </message>
    <message>
        <source>The %1 name the pictures in %2 (labels=none passes over it).</source>
        <translation>%1 用%2给出图片的名称（labels=none 忽略它们）。</translation>
    </message>
    <message numerus="yes">
        <source>%n records name no picture here.</source>
        <comment>%n record names no picture here.</comment>
        <translation>
            <numerusform>%n 条记录没有对应的图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more columns of numbers are left out.</source>
        <translation>另有 %1 列数已略去。</translation>
    </message>
    <message>
        <source>The %1 has more than 1,000 different words in its column %2, which are no labels; say labels= with another column.</source>
        <translation>%1 的列 %2 中有超过 1,000 个不同的词，不能作标签；请用 labels= 另指一列。</translation>
    </message>
    <message>
        <source>The labels are its column %1 (labels=).</source>
        <translation>标签取自它的列 %1（labels=）。</translation>
    </message>
    <message>
        <source>The labels are its column %1; labels= takes another: %2.</source>
        <translation>标签取自它的列 %1；可用 labels= 另选：%2。</translation>
    </message>
    <message>
        <source>The labels are its columns %1 to %2, of which each record has one 1.</source>
        <translation>标签取自它的列 %1 至 %2，每条记录只有一个 1。</translation>
    </message>
    <message>
        <source>the %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1, the %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Several tables name the pictures, and none was taken: %1 (labels=FILE takes one, labels=FILE+COLUMN a column of it).</source>
        <translation>有好几个表格给出图片的名称，都没有采用：%1（labels=FILE 选一个，labels=FILE+COLUMN 选其中一列）。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; names none of the %2 pictures; one of its columns is to hold their file names.</source>
        <translation>表格“%1”没有列出这 %2 幅图片中的任何一幅；应有一列是它们的文件名。</translation>
    </message>
    <message>
        <source>The picture cannot be packed as a PNG; there may be too little memory.</source>
        <translation>图片无法压缩为 PNG；内存可能不足。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not end in .png; Lunette saves pictures as PNG files.</source>
        <translation>“%1”不以 .png 结尾；Lunette 把图片存为 PNG 文件。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be read: %2.</source>
        <translation>文件夹“%1”无法读取：%2。</translation>
    </message>
    <message>
        <source>this folder cannot be read: %1</source>
        <translation>此文件夹无法读取：%1</translation>
    </message>
    <message>
        <source>is a link to what is not there</source>
        <translation>是链接，所指的目标不存在</translation>
    </message>
    <message>
        <source>cannot be looked at: %1</source>
        <translation>无法查看：%1</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>Crop to the middle</source>
        <translation>裁取中部</translation>
    </message>
    <message>
        <source>Letterbox</source>
        <translation>加边补齐</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>As the pictures are</source>
        <translation>与图片一致</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>White, under bright things black</source>
        <translation>白色；亮物之下为黑色</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Transparency</source>
        <translation>透明度</translation>
    </message>
    <message>
        <source>The first</source>
        <translation>第一幅</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not possible; it takes a side in pixels such as 16, or width and height such as 16x24, up to 1024.</source>
        <translation>%1：“%2”不可用；可取以像素计的边长，如 16，或宽和高，如 16x24，最大 1024。</translation>
    </message>
    <message>
        <source>The most common size is %1; pictures became 64 x 64 (size= chooses another).</source>
        <translation>最常见的尺寸是 %1；图片已变为 64 x 64（size= 另定）。</translation>
    </message>
    <message>
        <source>The most common size is %1, and all pictures are scaled to it (size= chooses another).</source>
        <translation>最常见的尺寸是 %1，所有图片都变为这一尺寸（size= 另定）。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are in a format that is not read (%1), the first &apos;%2&apos;; convert to PNG, with ImageMagick: mogrify -format png *%3</source>
        <comment>%n picture is in a format that is not read (%1), the first &apos;%2&apos;; convert to PNG, with ImageMagick: mogrify -format png *%3</comment>
        <translation>
            <numerusform>%n 幅图片的格式无法读取（%1），第一幅是“%2”；请用 ImageMagick 转换为 PNG：mogrify -format png *%3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures were known by the contents, for the names do not end as those of pictures do.</source>
        <comment>%n picture was known by the contents, for the names do not end as those of pictures do.</comment>
        <translation>
            <numerusform>%n 幅图片是按内容认出的，因为文件名的后缀不是图片的后缀。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden files or folders were passed over.</source>
        <comment>%n hidden file or folder was passed over.</comment>
        <translation>
            <numerusform>%n 个隐藏的文件或文件夹已跳过。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links to folders were not followed.</source>
        <comment>%n link to a folder was not followed.</comment>
        <translation>
            <numerusform>%n 个指向文件夹的链接没有跟随。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>are not files or cannot be read</source>
        <translation>不是文件或无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures that it does not name are left out.</source>
        <comment>%n picture that it does not name is left out.</comment>
        <translation>
            <numerusform>%n 幅没有列出的图片已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of %1 pictures %2 are taken, evenly spread (first=).</source>
        <translation>%1 幅图片中均匀取出 %2 幅（first=）。</translation>
    </message>
    <message>
        <source>The labels are the folders&apos;, though a table is there (labels=FILE takes its): %1</source>
        <translation>标签取自文件夹，虽然那里有表格（labels=FILE 用表格的标签）：%1</translation>
    </message>
    <message>
        <source>The labels are the names of %1 files (labels=).</source>
        <translation>标签取自 %1 个文件的名称（labels=）。</translation>
    </message>
    <message>
        <source>The labels are the names of %1 folders (labels=).</source>
        <translation>标签取自 %1 个文件夹的名称（labels=）。</translation>
    </message>
    <message>
        <source>None of the %1 picture files in &apos;%2&apos; can be read. The first, &apos;%3&apos;, %4.</source>
        <translation>“%2”中的 %1 个图片文件都无法读取。第一个，“%3”，%4。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds one picture that can be read, and at least two are needed.</source>
        <translation>“%1”中只有一幅可读的图片，至少需要两幅。</translation>
    </message>
    <message>
        <source>Of those that cannot, the first, &apos;%1&apos;, %2.</source>
        <translation>读不了的图片中，第一个，“%1”，%2。</translation>
    </message>
    <message>
        <source>Side of the pictures, or width and height as 64x48; auto: the most common.</source>
        <translation>图片的边长，或宽和高，如 64x48；auto：最常见的尺寸。</translation>
    </message>
    <message>
        <source>auto, a side up to 1024, or width x height</source>
        <translation>auto、不超过 1024 的边长，或宽 x 高</translation>
    </message>
    <message>
        <source>Other sizes</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>What is done with pictures of another size.</source>
        <translation>尺寸不同的图片如何处理。</translation>
    </message>
    <message>
        <source>Whether the images are gray or colored.</source>
        <translation>图像是灰度还是彩色。</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>What shows through transparent pixels and beside letterboxed pictures.</source>
        <translation>透明像素之下和补边处的颜色。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Which channels of the pictures are taken.</source>
        <translation>取图片的哪些通道。</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>How levels become 0..255: as they are, or stretched, the same for all pictures.</source>
        <translation>亮度如何变为 0..255：保持原样，或拉伸，所有图片相同。</translation>
    </message>
    <message>
        <source>Files of several</source>
        <translation>多图文件</translation>
    </message>
    <message>
        <source>Whether the frames of an animation and the pages of a TIFF are an image each.</source>
        <translation>动画的每一帧、TIFF 的每一页是否各作一幅图像。</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>Whether rows and columns change places.</source>
        <translation>行与列是否互换。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>How many of the pictures are taken, evenly spread; 0: all.</source>
        <translation>取多少幅图片，均匀抽取；0：全部。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos;</source>
        <translation>文件夹“%1”</translation>
    </message>
    <message>
        <source>%1 holds no picture file; Lunette looks for those ending in %2.</source>
        <translation>%1 中没有图片文件；Lunette 查找以这些后缀结尾的文件：%2。</translation>
    </message>
    <message>
        <source>The first of what cannot be read in it is &apos;%1&apos;: %2.</source>
        <translation>其中第一个无法读取的是“%1”：%2。</translation>
    </message>
    <message>
        <source>Pictures have 1 channel or 3 to be drawn.</source>
        <translation>图片要有 1 个或 3 个通道才能画出。</translation>
    </message>
    <message>
        <source>A grid of pictures needs at least one picture, one column and a magnification of 1.</source>
        <translation>图片的网格至少要有一幅图片、一列，放大倍数至少为 1。</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 is too large; show fewer pictures or magnify them less.</source>
        <translation>%1 x %2 的图片太大；请少显示一些，或减小放大倍数。</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture.</source>
        <translation>内存不够生成这幅图片。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 pictures, of %3 bytes each more than can be opened; say size=N for smaller ones.</source>
        <translation>“%1”有 %2 幅图片，每幅 %3 字节，超出可打开的范围；请写 size=N 取较小的尺寸。</translation>
    </message>
    <message>
        <source>Levels from %1 to %2 of 65535 were stretched to 0..255, without the darkest and the brightest thousandth (scale=).</source>
        <translation>65535 级中 %1 到 %2 的亮度已拉伸到 0..255，最暗和最亮的千分之一除外（scale=）。</translation>
    </message>
    <message>
        <source>Levels from %1 to %2 of 65535 were stretched to 0..255 (scale=).</source>
        <translation>65535 级中 %1 到 %2 的亮度已拉伸到 0..255（scale=）。</translation>
    </message>
    <message>
        <source>Numbers of more than 16 bits from %1 to %2 became 0..255, the same in all pictures (scale=).</source>
        <translation>超过 16 位的数，从 %1 到 %2，已变为 0..255，所有图片相同（scale=）。</translation>
    </message>
    <message>
        <source>%1, picture %2</source>
        <translation>%1 的第 %2 幅</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read; see to its permissions.</source>
        <translation>“%1”无法读取；请检查它的权限。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, line %2: this is not the name of a file; write the path of one picture into each line.</source>
        <translation>“%1”第 %2 行：这不是文件名；每行请写一幅图片的路径。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no picture; write the path of one into each of its lines.</source>
        <translation>“%1”没有列出图片；每行请写一幅图片的路径。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a line break in its name; rename it to open it with others.</source>
        <translation>“%1”的名称中有换行；要与其他图片一起打开，请先改名。</translation>
    </message>
    <message>
        <source>claims %1 x %2 pixels of %3 bits; Lunette reads at most %4 megapixels of these: make it smaller</source>
        <translation>声称有 %1 x %2 像素，每个 %3 位；这类图片 Lunette 最多读取 %4 百万像素，请缩小</translation>
    </message>
    <message>
        <source>claims %1 x %2 pixels; Lunette reads at most %3 megapixels: make it smaller</source>
        <translation>声称有 %1 x %2 像素；Lunette 最多读取 %3 百万像素，请缩小</translation>
    </message>
    <message>
        <source>is larger than 1 GiB; make it smaller</source>
        <translation>超过 1 GiB；请缩小</translation>
    </message>
    <message>
        <source>is a %1 picture that cannot be decoded: it is damaged, or of a kind that is not supported; copy it again, or open it in another program and save it as PNG</source>
        <translation>是无法解码的 %1 图片：已损坏，或种类不受支持；请重新复制，或在别的程序中打开并存为 PNG</translation>
    </message>
    <message>
        <source>is a pointer of Git LFS and not the picture itself; fetch it with: git lfs pull</source>
        <translation>是 Git LFS 的指针，不是图片本身；请取回图片：git lfs pull</translation>
    </message>
    <message>
        <source>is no picture in a format that can be read</source>
        <translation>不是格式可读的图片</translation>
    </message>
    <message>
        <source>is a CMYK picture that does not say whether its colors are inverted; save it in RGB</source>
        <translation>是 CMYK 图片，没有注明颜色是否反相；请存为 RGB</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one picture of %2 pixels; say cell=WxH to cut it into cells of that size (%1:cell=16x16), or open the folder that it lies in.</source>
        <translation>“%1”是一幅 %2 像素的图片；写 cell=WxH 可把它切成这样大小的格（%1:cell=16x16），或者打开它所在的文件夹。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 pixels is smaller than the cell %3.</source>
        <translation>“%1”有 %2 像素，比一格 %3 还小。</translation>
    </message>
    <message>
        <source>the last %1 columns of pixels</source>
        <translation>最后 %1 列像素</translation>
    </message>
    <message>
        <source>make no whole cell</source>
        <translation>不够一整格</translation>
    </message>
    <message>
        <source>the last %1 rows of pixels</source>
        <translation>最后 %1 行像素</translation>
    </message>
    <message>
        <source>The sheet was cut into %1 x %2 cells of %3 x %4 pixels.</source>
        <translation>拼版图已切成 %1 x %2 格，每格 %3 x %4 像素。</translation>
    </message>
    <message>
        <source>No cell size was given, so it was guessed: squares as wide as the sheet&apos;s shorter side. Say cell=WxH where the cells are others (cell=16x16).</source>
        <translation>没有指定格的大小，只能猜测：边长等于拼版图短边的正方形。若不对，请写 cell=WxH（cell=16x16）。</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 格</translation>
    </message>
    <message>
        <source>are transparent all over</source>
        <translation>完全透明</translation>
    </message>
    <message>
        <source>Transparent pixels were laid over the ground (ground=).</source>
        <translation>透明像素已铺在底色上（ground=）。</translation>
    </message>
    <message>
        <source>Colors became gray (colour=colour keeps them).</source>
        <translation>彩色已变为灰度（colour=colour 保留彩色）。</translation>
    </message>
    <message>
        <source>The file holds several pictures and gave the first (frames=all).</source>
        <translation>文件含有多幅图片，取第一幅（frames=all）。</translation>
    </message>
    <message>
        <source>16 bits a channel were reduced to 8; the largest level is %1 of 65535 (scale=stretch brightens it).</source>
        <translation>每通道 16 位已减为 8 位；最高亮度为 65535 中的 %1（scale=stretch 可提亮）。</translation>
    </message>
    <message>
        <source>Cell size (px)</source>
        <translation>格的大小（像素）</translation>
    </message>
    <message>
        <source>Side of the cells that the sheet is cut into, or width and height as 16x24.</source>
        <translation>把拼版图切成多大的格：边长，或宽和高，如 16x24。</translation>
    </message>
    <message>
        <source>a side up to 1024, or width x height</source>
        <translation>不超过 1024 的边长，或宽 x 高</translation>
    </message>
    <message>
        <source>What shows through transparent pixels.</source>
        <translation>透明像素之下的颜色。</translation>
    </message>
    <message>
        <source>Which channels of the picture are taken.</source>
        <translation>取图片的哪些通道。</translation>
    </message>
    <message>
        <source>How levels become 0..255: as they are, or stretched.</source>
        <translation>亮度如何变为 0..255：保持原样，或拉伸。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has only cells that are transparent all over.</source>
        <translation>“%1”的所有格都完全透明。</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no pictures that are there.</source>
        <translation>“%1”列出的图片都不存在。</translation>
    </message>
    <message>
        <source>has something else than a number where one is to stand; copy it again</source>
        <translation>在应是数的地方有别的内容；请重新复制</translation>
    </message>
    <message>
        <source>is a picture without pixels</source>
        <translation>是没有像素的图片</translation>
    </message>
    <message>
        <source>says that white is %1, where 1 to 65535 may stand; save it as PNG</source>
        <translation>把白色写作 %1，而只允许 1 到 65535；请另存为 PNG</translation>
    </message>
    <message>
        <source>is a TGA without pixels</source>
        <translation>是没有像素的 TGA 图片</translation>
    </message>
    <message>
        <source>floating-point numbers of %1 bits</source>
        <translation>%1 位浮点数</translation>
    </message>
    <message>
        <source>signed numbers of %1 bits</source>
        <translation>%1 位有符号数</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>complex numbers of %1 bits</source>
        <translation>%1 位复数</translation>
    </message>
    <message>
        <source>is damaged, cut short or packed in a way that is not supported; copy it again, or save it as PNG</source>
        <translation>已损坏、不完整，或压缩方式不受支持；请重新复制，或另存为 PNG</translation>
    </message>
    <message>
        <source>is damaged or cut short; copy it again</source>
        <translation>已损坏或不完整；请重新复制</translation>
    </message>
    <message>
        <source>is a TIFF without pixels</source>
        <translation>是没有像素的 TIFF 图片</translation>
    </message>
    <message>
        <source>claims %1 x %2 pixels of %3; Lunette reads at most %4 megapixels of these: make it smaller</source>
        <translation>声称有 %1 x %2 像素的%3；这类图片 Lunette 最多读取 %4 百万像素，请缩小</translation>
    </message>
    <message>
        <source>is a TIFF of %1 channels of %2, which is not supported; save it as PNG (ImageJ: Image, Type, 16-bit)</source>
        <translation>是 %1 通道、%2的 TIFF 图片，不受支持；请另存为 PNG（ImageJ：Image，Type，16-bit）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be opened: %2.</source>
        <translation>“%1”无法打开：%2。</translation>
    </message>
    <message>
        <source>is encrypted; save it without a password</source>
        <translation>已加密；请不设密码另存</translation>
    </message>
    <message>
        <source>cannot be unpacked (%1); pack it in another way</source>
        <translation>无法解压（%1）；请换一种方式压缩</translation>
    </message>
    <message>
        <source>cannot be unpacked (%1); copy or download it again</source>
        <translation>无法解压（%1）；请重新复制或下载</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds more than %2 members; unpack it and open its folder.</source>
        <translation>“%1”中的文件超过 %2 个；请解开并打开其文件夹。</translation>
    </message>
    <message>
        <source>is damaged (%1); copy or download it again</source>
        <translation>已损坏（%1）；请重新复制或下载</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is encrypted; save it without a password.</source>
        <translation>“%1”已加密；请不设密码另存。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged (%2); copy or download it again.</source>
        <translation>“%1”已损坏（%2）；请重新复制或下载。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no ZIP file, holds nothing or is cut short; copy or download it again.</source>
        <translation>“%1”不是 ZIP 文件、没有内容或不完整；请重新复制或下载。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no archive that can be read, holds nothing or is cut short; copy or download it again.</source>
        <translation>“%1”不是可读的压缩包、没有内容或不完整；请重新复制或下载。</translation>
    </message>
    <message>
        <source>can no longer be read; the file has changed, so open it again</source>
        <translation>无法再读取；文件已改变，请重新打开</translation>
    </message>
    <message>
        <source>unpacks to %1 MiB, and Lunette unpacks at most %2 MiB; %3</source>
        <translation>解开后有 %1 MiB，而 Lunette 最多解开 %2 MiB；%3</translation>
    </message>
    <message>
        <source>contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: its member &apos;%2&apos; %3.</source>
        <translation>“%1”：其中的“%2”%3。</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数</translation>
    </message>
    <message>
        <source>holds %1 bytes, not those that its header says</source>
        <translation>有 %1 字节，与文件头所说不符</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no member &apos;%2&apos;; it has %3.</source>
        <translation>“%1”中没有“%2”；其中有：%3。</translation>
    </message>
    <message>
        <source>save it with numpy.save() as an .npy file, which is read in place</source>
        <translation>请用 numpy.save() 存为 .npy 文件，这样可以就地读取</translation>
    </message>
    <message>
        <source>is no array; an .npz file is a ZIP of .npy files</source>
        <translation>不是数组；.npz 文件是由 .npy 文件组成的 ZIP</translation>
    </message>
    <message>
        <source>holds %1, which are never loaded</source>
        <translation>含有%1，这类内容从不载入</translation>
    </message>
    <message>
        <source>holds %1, neither numbers nor text</source>
        <translation>含有%1，既不是数也不是文字</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no array of numbers.</source>
        <translation>“%1”不含数值数组。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no array of numbers; its member &apos;%2&apos; %3. Unpack a ZIP of pictures and open its folder.</source>
        <translation>“%1”不含数值数组；其中的“%2”%3。若是图片的 ZIP，请解开并打开其文件夹。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: so many images unpack to %2 MiB, and Lunette unpacks at most %3 MiB; say a smaller first=N.</source>
        <translation>“%1”：这么多图像解开后有 %2 MiB，而 Lunette 最多解开 %3 MiB；请写较小的 first=N。</translation>
    </message>
    <message>
        <source>Only the first %1 images were taken (first=).</source>
        <translation>只取了前 %1 幅图像（first=）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, %2</source>
        <translation>“%1”，%2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1; and %2 more</source>
        <translation>%1；另有 %2 个</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: &apos;%2&apos; and &apos;%3&apos; together unpack to more than %4 MiB; save both with numpy.save() as .npy files side by side, which are read in place.</source>
        <translation>“%1”：“%2”和“%3”合起来解开后超过 %4 MiB；请用 numpy.save() 把两者并排存为 .npy 文件，这样可以就地读取。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: &apos;%2&apos; and &apos;%3&apos; hold pictures of different sizes; say images=NAME for one of another name.</source>
        <translation>“%1”：“%2”和“%3”中的图片尺寸不同；请用 images=NAME 另指一个。</translation>
    </message>
    <message>
        <source>Models are judged by &apos;%1&apos; of &apos;%2&apos;.</source>
        <translation>“%2”中的“%1”用来评判模型。</translation>
    </message>
    <message>
        <source>Models are judged by &apos;%1&apos;.</source>
        <translation>“%1”用来评判模型。</translation>
    </message>
    <message>
        <source>Pictures in</source>
        <translation>图像所在</translation>
    </message>
    <message>
        <source>The member that holds the pictures; empty: the likeliest.</source>
        <translation>存放图像的数组；留空：最可能的一个。</translation>
    </message>
    <message>
        <source>a member&apos;s name</source>
        <translation>数组的名称</translation>
    </message>
    <message>
        <source>Labels in</source>
        <translation>标签所在</translation>
    </message>
    <message>
        <source>The member that holds the labels; empty: the likeliest.</source>
        <translation>存放标签的数组；留空：最可能的一个。</translation>
    </message>
    <message>
        <source>a member&apos;s name, or none</source>
        <translation>数组的名称，或 none</translation>
    </message>
    <message>
        <source>Where four-dimensional arrays have their color channels, or how many rows of pixels hold.</source>
        <translation>四维数组的颜色通道在哪一维，或一行像素含有几个通道。</translation>
    </message>
    <message>
        <source>Where they fit</source>
        <translation>按实际情况</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后一维</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一维</translation>
    </message>
    <message>
        <source>1, gray, in a row</source>
        <translation>1，灰度，排成一行</translation>
    </message>
    <message>
        <source>3, color, in a row</source>
        <translation>3，彩色，排成一行</translation>
    </message>
    <message>
        <source>Order of colors</source>
        <translation>颜色顺序</translation>
    </message>
    <message>
        <source>How the colors of pictures lie in a row.</source>
        <translation>一行之中图像的各颜色如何排列。</translation>
    </message>
    <message>
        <source>Images counted by</source>
        <translation>图像计数维</translation>
    </message>
    <message>
        <source>The dimension that counts the images.</source>
        <translation>哪一维是图像的计数。</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>最后一维</translation>
    </message>
    <message>
        <source>How many of the first images are taken; 0: all.</source>
        <translation>取前多少幅图像；0：全部。</translation>
    </message>
    <message>
        <source>Width (px)</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Width of pictures whose pixels lie in one row; 0: they are square.</source>
        <translation>像素排成一行的图像的宽度；0：正方形。</translation>
    </message>
    <message>
        <source>How numbers become pixels: as their type says, or stretched to 0..255.</source>
        <translation>数如何变为像素：按其类型，或拉伸到 0..255。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 (%3); %4</source>
        <translation>“%1”含有%2（%3）；%4</translation>
    </message>
    <message>
        <source>The array lies column by column, as MATLAB&apos;s do, whose programs often write the pixels of a picture so too (turn=transpose turns pictures that lie on their side).</source>
        <translation>数组按列存放，与 MATLAB 相同；MATLAB 程序也常常这样写图像的像素（turn=transpose 把侧躺的图像转正）。</translation>
    </message>
    <message>
        <source>Doubtful: %1 may be one picture; it was taken for %2 of %3 x %4 (a dataset has images x height x width).</source>
        <translation>存疑：%1 可能是一幅图像；已当作 %2 幅 %3 x %4 的图像（数据集应为 图像数 x 高 x 宽）。</translation>
    </message>
    <message>
        <source>pictures have 1, 3 or 4 channels in the second or the last place</source>
        <translation>图像有 1、3 或 4 个通道，在第二维或最后一维</translation>
    </message>
    <message>
        <source>the channels may be in the second or the last place; say channels=first or channels=last</source>
        <translation>通道可能在第二维，也可能在最后一维；请写 channels=first 或 channels=last</translation>
    </message>
    <message>
        <source>this is one picture in color; a dataset has images x height x width, so save several with numpy.stack(), or say axes=nhw for %1 gray pictures of %2 x %3</source>
        <translation>这是一幅彩色图像；数据集应为 图像数 x 高 x 宽，请用 numpy.stack() 保存多幅，或写 axes=nhw 当作 %1 幅 %2 x %3 的灰度图像</translation>
    </message>
    <message>
        <source>that is too much to convert into pixels in memory; save it in an .npy file as images x height x width of unsigned bytes from 0 to 255, which is read in place, or say first=N for its first N images</source>
        <translation>太大，无法在内存中转换为像素；请存为 .npy 文件，图像数 x 高 x 宽，0 到 255 的无符号字节，这样可以就地读取；或写 first=N 只取前 N 幅图像</translation>
    </message>
    <message>
        <source>one of its parts holds only the numbers 0 and 1 and the other does not, so they do not belong together</source>
        <translation>一部分只有 0 和 1，另一部分不是，两者不是同一组数据</translation>
    </message>
    <message>
        <source>Numbers within 0..1 were taken times 255; each is kept as one bit.</source>
        <translation>0..1 之内的数已乘以 255；每个按一个比特存放。</translation>
    </message>
    <message>
        <source>The fourth channel was taken for opacity, over white.</source>
        <translation>第四个通道作不透明度，底色为白。</translation>
    </message>
    <message>
        <source>only numbers can be pictures, and objects are never loaded; arrays of one shape are made one, in Python: numpy.save(&apos;images.npy&apos;, numpy.stack(numpy.load(&apos;objects.npy&apos;, allow_pickle=True)))</source>
        <translation>只有数才能成为图像，对象从不载入；形状相同的数组可在 Python 中合成一个：numpy.save(&apos;images.npy&apos;, numpy.stack(numpy.load(&apos;objects.npy&apos;, allow_pickle=True)))</translation>
    </message>
    <message>
        <source>pictures are images x height x width, with or without x channels, or images x pixels</source>
        <translation>图像应为 图像数 x 高 x 宽，可再加 x 通道数，或为 图像数 x 像素数</translation>
    </message>
    <message>
        <source>The last dimension of %1 was taken to count the images (axes=nhw takes the first).</source>
        <translation>%1 的最后一维当作图像的计数（axes=nhw 用第一维）。</translation>
    </message>
    <message>
        <source>at most 16,777,216 images can be opened</source>
        <translation>最多可打开 16,777,216 幅图像</translation>
    </message>
    <message>
        <source>a picture has at most 16,384 pixels a side</source>
        <translation>图像每边最多 16,384 像素</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2.</source>
        <translation>“%1”含有%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds neither whole numbers nor short words and gives no labels.</source>
        <translation>“%1”既不是整数也不是短词，不能作标签。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives %2 factors, a column each that is not of one value.</source>
        <translation>“%1”给出 %2 个因子，不止一个值的列各一个。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives no labels, because the images to judge by have none.</source>
        <translation>“%1”不能作标签，因为用来评判的图像没有标签。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 different ones; more than 1,000 are no labels.</source>
        <translation>“%1”有 %2 种不同的值；超过 1,000 种不能作标签。</translation>
    </message>
    <message>
        <source>The labels are those of &apos;%1&apos;.</source>
        <translation>标签取自“%1”。</translation>
    </message>
    <message>
        <source>list of arrays</source>
        <translation>数组的列表</translation>
    </message>
    <message>
        <source>is damaged: its arrays cannot be listed</source>
        <translation>已损坏：其中的数组无法列出</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>is a single value or empty</source>
        <translation>是单个值或为空</translation>
    </message>
    <message>
        <source>has no dimensions</source>
        <translation>没有维度</translation>
    </message>
    <message>
        <source>claims %1 numbers, more than any file holds</source>
        <translation>声称有 %1 个数，任何文件都放不下</translation>
    </message>
    <message>
        <source>holds neither numbers nor text</source>
        <translation>既不是数也不是文字</translation>
    </message>
    <message>
        <source>holds no numbers</source>
        <translation>不含数</translation>
    </message>
    <message>
        <source>holds numbers of an unusual size</source>
        <translation>含有位数异常的数</translation>
    </message>
    <message>
        <source>holds floating-point numbers of an unusual kind</source>
        <translation>含有种类异常的浮点数</translation>
    </message>
    <message>
        <source>holds complex numbers; save their abs()</source>
        <translation>含有复数；请保存它们的 abs()</translation>
    </message>
    <message>
        <source>holds records of several columns</source>
        <translation>含有多列的记录</translation>
    </message>
    <message>
        <source>holds references, such as MATLAB&apos;s cells</source>
        <translation>含有引用，例如 MATLAB 的元胞</translation>
    </message>
    <message>
        <source>is text</source>
        <translation>是文字</translation>
    </message>
    <message>
        <source>holds text of varying length; store it as text of a fixed length (&apos;S20&apos;)</source>
        <translation>含有长度不定的文字；请存为定长文字（&apos;S20&apos;）</translation>
    </message>
    <message>
        <source>holds text of more than 4,096 characters</source>
        <translation>含有超过 4,096 个字符的文字</translation>
    </message>
    <message>
        <source>is made of other datasets; copy it into one</source>
        <translation>由其他数据集组成；请复制成一个</translation>
    </message>
    <message>
        <source>lies in other files, which are not opened</source>
        <translation>在别的文件里，那些文件不会打开</translation>
    </message>
    <message>
        <source>is packed by the filter &apos;%1&apos;, which is not known here; pack it again where it is, with: h5repack -f GZIP=1 old.h5 new.h5</source>
        <translation>用过滤器“%1”压缩，这里没有；请在有它的地方重新压缩：h5repack -f GZIP=1 old.h5 new.h5</translation>
    </message>
    <message>
        <source>has chunks of more than 512 MiB, or than the file can hold; pack it again with smaller ones (h5repack)</source>
        <translation>的分块超过 512 MiB，或超过文件所能容纳；请用较小的分块重新压缩（h5repack）</translation>
    </message>
    <message>
        <source>is a cell array</source>
        <translation>是元胞数组</translation>
    </message>
    <message>
        <source>is a structure within another, or one of several</source>
        <translation>是另一个结构体中的结构体，或多个结构体之一</translation>
    </message>
    <message>
        <source>is a sparse array; save it with full()</source>
        <translation>是稀疏数组；请用 full() 保存</translation>
    </message>
    <message>
        <source>is empty or a single value</source>
        <translation>为空或只有一个值</translation>
    </message>
    <message>
        <source>claims %1 numbers, which a file of %2 bytes cannot hold</source>
        <translation>声称有 %1 个数，%2 字节的文件放不下</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has become shorter; open it again.</source>
        <translation>“%1”变短了；请重新打开。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; unpacks to %2 MiB, and Lunette unpacks at most %3 MiB; %4.</source>
        <translation>“%1”解开后有 %2 MiB，而 Lunette 最多解开 %3 MiB；%4。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no array of numbers; its &apos;%2&apos; %3.</source>
        <translation>“%1”不含数值数组；其中的“%2”%3。</translation>
    </message>
    <message>
        <source>free some space or choose another disk</source>
        <translation>请腾出空间或换一个磁盘</translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation>请选择有写入权限的文件夹</translation>
    </message>
    <message>
        <source>make its folder first</source>
        <translation>请先创建它所在的文件夹</translation>
    </message>
    <message>
        <source>part of its path is a file; choose another folder</source>
        <translation>路径中有一段是文件；请换一个文件夹</translation>
    </message>
    <message>
        <source>choose a shorter name</source>
        <translation>请换一个较短的名称</translation>
    </message>
    <message>
        <source>files may not become that large here: raise the limit (ulimit -f) or choose another disk</source>
        <translation>这里的文件不能这么大：请放宽限制（ulimit -f）或换一个磁盘</translation>
    </message>
    <message>
        <source>check the disk or choose another folder</source>
        <translation>请检查磁盘或换一个文件夹</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2; %3.</source>
        <translation>“%1”无法写入：%2；%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder; give the name of a file in it.</source>
        <translation>“%1”是文件夹；请给出其中一个文件的名称。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file; choose another name.</source>
        <translation>“%1”不是普通文件；请换一个名称。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no folder and cannot become one: &apos;%2&apos; is a file; choose another name.</source>
        <translation>“%1”不是文件夹，也无法创建：“%2”是文件；请换一个名称。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made: %2; choose another.</source>
        <translation>文件夹“%1”无法创建：%2；请换一个。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a folder; choose another.</source>
        <translation>“%1”不是文件夹；请换一个。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; takes more than 512 MiB; take a part of it.</source>
        <translation>表格“%1”超过 512 MiB；请只取其中一部分。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is empty.</source>
        <translation>表格“%1”是空的。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; has more than 1,000 columns.</source>
        <translation>表格“%1”超过 1,000 列。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; has a line of more than 16 MiB.</source>
        <translation>表格“%1”有一行超过 16 MiB。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; has more than 1,000 keys.</source>
        <translation>表格“%1”的键超过 1,000 个。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; holds no JSON object in a line of its own.</source>
        <translation>表格“%1”中没有独占一行的 JSON 对象。</translation>
    </message>
    <message>
        <source>goes on after its last value; its header and its contents do not belong together, so copy or download it again</source>
        <translation>在最后一个值之后还有内容；文件头与内容不相配，请重新复制或下载</translation>
    </message>
    <message>
        <source>is cut short: it ends within its %1; copy or download it again</source>
        <translation>不完整：在%1处中断；请重新复制或下载</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder, not a file.</source>
        <translation>“%1”是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file; save the data in one first.</source>
        <translation>“%1”不是普通文件；请先把数据存到普通文件里。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2.</source>
        <translation>“%1”无法读取：%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: no process can be started for it (%2).</source>
        <translation>“%1”无法读取：不能为它启动进程（%2）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2; copy or download it again.</source>
        <translation>“%1”%2；请重新复制或下载。</translation>
    </message>
    <message>
        <source>is damaged: reading it takes for ever</source>
        <translation>已损坏：读取永不结束</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>is damaged: there is more of it than there can be</source>
        <translation>已损坏：内容多得不可能</translation>
    </message>
    <message>
        <source>is damaged or cut short, so that it cannot be read</source>
        <translation>已损坏或不完整，无法读取</translation>
    </message>
    <message>
        <source>and the files before it hold more than 896 MiB of pixels; open fewer of them</source>
        <translation>和它之前的文件合计超过 896 MiB 像素；请少打开几个</translation>
    </message>
    <message>
        <source>holds %1 bytes, no whole number of records of %2 bytes, which %3 has; copy or download it again</source>
        <translation>有 %1 字节，不是 %3 每条记录 %2 字节的整数倍；请重新复制或下载</translation>
    </message>
    <message>
        <source>has no array &apos;data&apos; of images x 3,072 bytes, as CIFAR has; open it as a file ending in .pkl</source>
        <translation>没有 CIFAR 应有的数组“data”（图像数 x 3,072 字节）；请改以 .pkl 结尾再打开</translation>
    </message>
    <message>
        <source>has no list &apos;%1&apos; of one label for each of its %2 images</source>
        <translation>没有列表“%1”，其中应为 %2 幅图像各有一个标签</translation>
    </message>
    <message>
        <source>has a label that is no number</source>
        <translation>有一个标签不是数</translation>
    </message>
    <message>
        <source>gives image %1 the label %2; those of %3 are 0 to %4</source>
        <translation>把图像 %1 的标签写作 %2；%3 的标签是 0 到 %4</translation>
    </message>
    <message>
        <source>The classes are named by &apos;%1&apos;.</source>
        <translation>类名取自“%1”。</translation>
    </message>
    <message>
        <source>The classes are numbered, because no &apos;%1&apos; with %2 names lies beside the images.</source>
        <translation>类别以数字命名，因为图像旁边没有含 %2 个名称的“%1”。</translation>
    </message>
    <message>
        <source>The batch %1 is missing.</source>
        <translation>缺少批次 %1。</translation>
    </message>
    <message>
        <source>Which of the two labels of CIFAR-100 a picture has.</source>
        <translation>CIFAR-100 的图像有两级标签，用哪一级。</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>细类</translation>
    </message>
    <message>
        <source>Coarse, of CIFAR-100</source>
        <translation>粗类，CIFAR-100</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no batch of CIFAR.</source>
        <translation>“%1”中没有 CIFAR 的批次。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of CIFAR-10, which has no coarse labels; leave out labels=coarse.</source>
        <translation>“%1”属于 CIFAR-10，没有粗类标签；请去掉 labels=coarse。</translation>
    </message>
    <message>
        <source>%1, binary version: %2 images of %3.</source>
        <translation>%1，二进制版：%2 幅 %3 的图像。</translation>
    </message>
    <message>
        <source>%1, Python version: %2 images of %3.</source>
        <translation>%1，Python 版：%2 幅 %3 的图像。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must end in .csv or .npy.</source>
        <translation>“%1”必须以 .csv 或 .npy 结尾。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, line %2: %3</source>
        <translation>“%1”第 %2 行：%3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty.</source>
        <translation>“%1”是空的。</translation>
    </message>
    <message>
        <source>there are neither columns mean_1, mean_2, ... nor numbers.</source>
        <translation>既没有列 mean_1、mean_2、……，也没有数。</translation>
    </message>
    <message>
        <source>there are %1 fields where the first line has %2.</source>
        <translation>有 %1 个字段，而第一行有 %2 个。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number.</source>
        <translation>“%1”不是数。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no codes.</source>
        <translation>“%1”不含编码。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds codes of %2 numbers, but the model has %3 latents.</source>
        <translation>“%1”中的编码有 %2 个数，而模型有 %3 个隐变量。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds a number that is not finite.</source>
        <translation>“%1”中有一个数不是有限值。</translation>
    </message>
    <message>
        <source>column &apos;%1&apos;</source>
        <translation>列“%1”</translation>
    </message>
    <message>
        <source>The first line counts up behind equal numbers, as pandas names columns, and was taken for names and not for a picture.</source>
        <translation>第一行在相同的数之后递增计数，与 pandas 的列名一样，已当作列名而不是图像。</translation>
    </message>
    <message>
        <source>a factor&apos;s column</source>
        <translation>因子列</translation>
    </message>
    <message>
        <source>The table&apos;s %1 counts and was left out.</source>
        <translation>表格的%1是计数，已略去。</translation>
    </message>
    <message>
        <source>The table&apos;s %1 is not one of the requested factors and was left out.</source>
        <translation>表格的%1不在所要的因子之中，已略去。</translation>
    </message>
    <message>
        <source>The table&apos;s %1 is empty and was left out.</source>
        <translation>表格的%1是空的，已略去。</translation>
    </message>
    <message>
        <source>The table&apos;s %1 holds words and was left out.</source>
        <translation>表格的%1是文字，已略去。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no column &apos;%2&apos;; give the name or the number, from 1 to %3, of %4.</source>
        <translation>“%1”没有列“%2”；请给出%4的列名，或 1 到 %3 的列号。</translation>
    </message>
    <message>
        <source>the split&apos;s column</source>
        <translation>划分列</translation>
    </message>
    <message>
        <source>the label&apos;s column</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>has %1 columns of numbers, one more than a picture&apos;s; say which one is the label: label=1 or label=%2</source>
        <translation>有 %1 列数，比一幅图像多一列；请指明哪一列是标签：label=1 或 label=%2</translation>
    </message>
    <message>
        <source>has %1 columns of numbers beside the label, which are no %2; say width=W, with channels=3 where they are in color, or label=COLUMN where one of them is the label</source>
        <translation>除标签外有 %1 列数，排不成%2；请写 width=W，彩色的再加 channels=3；若其中一列是标签，请写 label=COLUMN</translation>
    </message>
    <message>
        <source>has only %1 left for pixels, so each picture would be a single pixel; say width=1 if that is meant</source>
        <translation>只剩下%1可作像素，每幅图像只有一个像素；若确实如此，请写 width=1</translation>
    </message>
    <message>
        <source>The table&apos;s %1 holds more than 1,000 different words, which are no labels.</source>
        <translation>表格的%1有超过 1,000 个不同的词，不能作标签。</translation>
    </message>
    <message>
        <source>The labels are those of the table&apos;s %1.</source>
        <translation>标签取自表格的%1。</translation>
    </message>
    <message>
        <source>%1 (label= names another)</source>
        <translation>%1（可用 label= 另指一列）</translation>
    </message>
    <message>
        <source>%1 to %2, which have a single 1 in each line</source>
        <translation>%1至%2，每行只有一个 1</translation>
    </message>
    <message>
        <source>The factors are the table&apos;s columns %1 (factors=).</source>
        <translation>因子取自表格的列 %1（factors=）。</translation>
    </message>
    <message>
        <source>The table&apos;s %1 does not say of every line which part it belongs to.</source>
        <translation>表格的%1没有说明每一行属于哪一部分。</translation>
    </message>
    <message>
        <source>The table&apos;s %1 names only one part, %2.</source>
        <translation>表格的%1只提到一个部分：%2。</translation>
    </message>
    <message>
        <source>Models learn from the lines with %1 in %2 and are judged by those with %3 (split=).</source>
        <translation>模型用%2为 %1 的行学习，用该列为 %3 的行评判（split=）。</translation>
    </message>
    <message>
        <source>%1 lines with a picture each, under a line of names.</source>
        <translation>共 %1 行，每行一幅图像，首行是列名。</translation>
    </message>
    <message>
        <source>%1 lines with a picture each, without a line of names.</source>
        <translation>共 %1 行，每行一幅图像，没有列名行。</translation>
    </message>
    <message>
        <source>Lines behind these were not read (first=).</source>
        <translation>此后的行没有读取（first=）。</translation>
    </message>
    <message>
        <source>The pictures are the %1 numbers in each field of %2.</source>
        <translation>图像取自%2，每个字段含 %1 个数。</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>The column of the labels by name or number; empty: the likeliest.</source>
        <translation>标签所在的列，列名或列号；留空：最可能的一列。</translation>
    </message>
    <message>
        <source>a column&apos;s name or number, or none</source>
        <translation>列名或列号，或 none</translation>
    </message>
    <message>
        <source>Width of the pictures; 0: they are square.</source>
        <translation>图像的宽度；0：正方形。</translation>
    </message>
    <message>
        <source>Of pictures whose pixels lie in a line: gray or in color.</source>
        <translation>像素排成一行的图像：灰度或彩色。</translation>
    </message>
    <message>
        <source>How the colors of a picture lie in its line.</source>
        <translation>一行之中图像的各颜色如何排列。</translation>
    </message>
    <message>
        <source>How many of the first lines are read; 0: all.</source>
        <translation>读取前多少行；0：全部。</translation>
    </message>
    <message>
        <source>Split column</source>
        <translation>划分列</translation>
    </message>
    <message>
        <source>The column that says train or test of each line, by name or number; empty: the likeliest.</source>
        <translation>注明每一行属于 train 还是 test 的列，列名或列号；留空：最可能的一列。</translation>
    </message>
    <message>
        <source>Factor columns</source>
        <translation>因子列</translation>
    </message>
    <message>
        <source>Columns of known causes by name or number, separated by &apos;+&apos;; empty: the likeliest.</source>
        <translation>已知成因所在的列，列名或列号，用“+”分隔；留空：最可能的几列。</translation>
    </message>
    <message>
        <source>How numbers become pixels: as their range says, or stretched to 0..255.</source>
        <translation>数如何变为像素：按其范围，或拉伸到 0..255。</translation>
    </message>
    <message>
        <source>holds a zero byte: it is no table of text, or one that is to be saved as UTF-8 first</source>
        <translation>含有零字节：不是文本表格，或需要先存为 UTF-8</translation>
    </message>
    <message>
        <source>goes on for more than 16 MiB: it is no table of pictures</source>
        <translation>有一行超过 16 MiB：不是图像表格</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, line %2, %3.</source>
        <translation>“%1”第 %2 行%3。</translation>
    </message>
    <message>
        <source>has no column of numbers in its first lines; a picture is a line of numbers, written as in 0.5 or 2e3, with commas, semicolons, tabs or spaces between them</source>
        <translation>的前几行没有数的列；一幅图像应是一行数，写法如 0.5 或 2e3，之间用逗号、分号、制表符或空格隔开</translation>
    </message>
    <message>
        <source>holds no picture under its line of names</source>
        <translation>列名行之后没有图像</translation>
    </message>
    <message>
        <source>holds no picture: %1 %2</source>
        <translation>不含图像：%1%2</translation>
    </message>
    <message>
        <source>is empty; copy or download it again</source>
        <translation>是空的；请重新复制或下载</translation>
    </message>
    <message>
        <source>holds more than fits into memory, 896 MiB or 16.7 million lines; say first=%1 for as many of its first lines, or save it as an .npy file of bytes</source>
        <translation>超出内存容量（896 MiB 或 1,670 万行）；请写 first=%1 只取前若干行，或存为 .npy 字节文件</translation>
    </message>
    <message>
        <source>has words in %1, where most have numbers</source>
        <translation>在%1是文字，而多数行是数</translation>
    </message>
    <message>
        <source>has %1 numbers in %2 where most have %3</source>
        <translation>在%2有 %1 个数，而多数行有 %3 个</translation>
    </message>
    <message>
        <source>has &quot;%1&quot; in %2, which is no number</source>
        <translation>在%2有“%1”，不是数</translation>
    </message>
    <message>
        <source>has no number in %1 of %2 columns</source>
        <translation>的 %2 列中有 %1 列没有数</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>is no table of pictures: %1 %2, and so on in most lines</source>
        <translation>不是图像表格：%1%2，多数行都是如此</translation>
    </message>
    <message>
        <source>has more than 100,000 lines that are no pictures, the first: %1 %2</source>
        <translation>有超过 100,000 行不是图像，第一处：%1%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is on another computer, %2; copy the file to this one and give its path.</source>
        <translation>“%1”在另一台计算机 %2 上；请把文件复制到这台计算机，再给出路径。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no file; give a path, or an address as file:///path.</source>
        <translation>“%1”没有指明文件；请给出路径，或 file:///path 形式的地址。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is an address on the network, and Lunette opens files alone; download it and give the path of the file.</source>
        <translation>“%1”是网络地址，而 Lunette 只打开文件；请先下载，再给出文件的路径。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; encodes a zero byte, which no file&apos;s name holds; give the file&apos;s path.</source>
        <translation>“%1”中编码了零字节，文件名不能含有它；请给出文件的路径。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is cut short: its packed stream does not end; copy or download it again.</source>
        <translation>“%1”不完整：压缩流没有结束；请重新复制或下载。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: its packed stream cannot be unpacked (%2); copy or download it again.</source>
        <translation>“%1”已损坏：压缩流无法解开（%2）；请重新复制或下载。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no HDF5 file.</source>
        <translation>“%1”不是 HDF5 文件。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has datasets that cannot be listed.</source>
        <translation>“%1”中有无法列出的数据集。</translation>
    </message>
    <message>
        <source>Its rows are too long.</source>
        <translation>行太长。</translation>
    </message>
    <message>
        <source>It cannot be read from row %1 on.</source>
        <translation>从第 %1 行起无法读取。</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>say first=N for its first N images, or store it in one piece, which is read in place: h5repack -f NONE -l CONTI old.h5 new.h5</source>
        <translation>请写 first=N 只取前 N 幅图像，或不分块存储，这样可以就地读取：h5repack -f NONE -l CONTI old.h5 new.h5</translation>
    </message>
    <message>
        <source>first bytes</source>
        <translation>开头几个字节</translation>
    </message>
    <message>
        <source>is not an IDX file, whatever its name: those begin with two zero bytes</source>
        <translation>虽有这样的名称，却不是 IDX 文件：IDX 文件以两个零字节开头</translation>
    </message>
    <message>
        <source>element type</source>
        <translation>元素类型</translation>
    </message>
    <message>
        <source>is not an IDX file: its element type %1 does not exist</source>
        <translation>不是 IDX 文件：没有元素类型 %1</translation>
    </message>
    <message>
        <source>holds no image: its header says %1</source>
        <translation>不含图像：文件头写着 %1</translation>
    </message>
    <message numerus="yes">
        <source>claims %1 numbers of %n bytes; Lunette unpacks at most %2 MiB. Check the file&apos;s header, or unpack it with gunzip: then it is read in place</source>
        <comment>claims %1 numbers of %n byte; Lunette unpacks at most %2 MiB. Check the file&apos;s header, or unpack it with gunzip: then it is read in place</comment>
        <translation>
            <numerusform>声称有 %1 个数，每个 %n 字节；Lunette 最多解开 %2 MiB。请检查文件头，或用 gunzip 解开：这样可以就地读取</numerusform>
        </translation>
    </message>
    <message>
        <source>number of dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>has %1 dimensions; labels have 1, images 3 or 4</source>
        <translation>有 %1 维；标签为 1 维，图像为 3 或 4 维</translation>
    </message>
    <message>
        <source>header</source>
        <translation>文件头</translation>
    </message>
    <message>
        <source>&apos;%1&apos; should hold labels, but holds pictures.</source>
        <translation>“%1”应当是标签，却是图像。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 labels, but &apos;%3&apos; holds %4 images; they do not belong together.</source>
        <translation>“%1”有 %2 个标签，而“%3”有 %4 幅图像；两者不是同一组数据。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: label %2 is %3; labels are whole numbers of 0 to 999.</source>
        <translation>“%1”：标签 %2 是 %3；标签应为 0 到 999 的整数。</translation>
    </message>
    <message>
        <source>No label file was found beside %1.</source>
        <translation>%1 旁边没有标签文件。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2, %3.</source>
        <translation>“%1”含有%2，%3。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds %2 IDX files of images; open one of them by its own path.</source>
        <translation>文件夹“%1”中有 %2 个 IDX 图像文件；请按路径打开其中一个。</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds an array of %2; images are count x height x width, with or without x 3. %3</source>
        <translation>“%1”中的数组是 %2；图像应为 图像数 x 高 x 宽，可再加 x 3。%3</translation>
    </message>
    <message>
        <source>It may be a label file: open the images beside it.</source>
        <translation>它可能是标签文件：请打开旁边的图像文件。</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>请检查文件。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; hold pictures of different sizes; they do not belong together.</source>
        <translation>“%1”和“%2”中的图像尺寸不同；两者不是同一组数据。</translation>
    </message>
    <message>
        <source>Nothing was taken of %1 in the same folder.</source>
        <translation>同一文件夹中的 %1 没有采用。</translation>
    </message>
    <message>
        <source>The file holds fewer numbers than its dimensions claim.</source>
        <translation>文件中的数比各维声称的少。</translation>
    </message>
    <message>
        <source>There is no memory to unpack.</source>
        <translation>没有解压所需的内存。</translation>
    </message>
    <message>
        <source>The packed stream is damaged.</source>
        <translation>压缩流已损坏。</translation>
    </message>
    <message>
        <source>The packed stream does not end.</source>
        <translation>压缩流没有结束。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no MATLAB file.</source>
        <translation>“%1”不是 MATLAB 文件。</translation>
    </message>
    <message>
        <source>save it with -v7.3 and say first=N for its first N images, or write it as an .npy file of bytes, which is read in place</source>
        <translation>请用 -v7.3 保存并写 first=N 只取前 N 幅图像，或写成 .npy 字节文件，这样可以就地读取</translation>
    </message>
    <message>
        <source>The label 10 of &apos;y&apos; stands for the digit 0, as in the Street View House Numbers.</source>
        <translation>“y”中的标签 10 代表数字 0，与街景门牌号数据集（SVHN）相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n tensors that the model does not use: %1</source>
        <comment>%n tensor that the model does not use: %1</comment>
        <translation>
            <numerusform>%n 个模型用不到的张量：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>what it says of its training cannot be read</source>
        <translation>其中关于训练的内容无法读取</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; of a layer that the model does not have; choose the model that it belongs to</source>
        <translation>有一个张量“%1”，而模型没有那一层；请选择它所属的模型</translation>
    </message>
    <message>
        <source>is damaged: %1; copy it again, or go back to an earlier copy</source>
        <translation>已损坏：%1；请重新复制，或回到较早的副本</translation>
    </message>
    <message>
        <source>it does not say its %1</source>
        <translation>没有注明 %1</translation>
    </message>
    <message>
        <source>is a safetensors file, but not a model that Lunette saved; &apos;lunette-cli import --model MODEL&apos; takes weights from other programs</source>
        <translation>是 safetensors 文件，但不是 Lunette 保存的模型；可用“lunette-cli import --model MODEL”导入其他程序的权重</translation>
    </message>
    <message>
        <source>is in version %1 of the format, and this Lunette reads version %2; update Lunette</source>
        <translation>的格式版本是 %1，而这个 Lunette 读取版本 %2；请升级 Lunette</translation>
    </message>
    <message>
        <source>is damaged: its weights are not those that were saved, for their checksum differs; copy it again, or go back to an earlier copy (where another program changed them on purpose, &apos;lunette-cli import --model MODEL&apos; takes them)</source>
        <translation>已损坏：权重与保存时不同，校验和不符；请重新复制，或回到较早的副本（若是其他程序有意修改，可用“lunette-cli import --model MODEL”导入）</translation>
    </message>
    <message>
        <source>its pictures have an impossible size</source>
        <translation>图像的尺寸不可能存在</translation>
    </message>
    <message>
        <source>has a configuration that cannot be used: %1</source>
        <translation>的配置无法使用：%1</translation>
    </message>
    <message>
        <source>its step count is negative</source>
        <translation>步数是负的</translation>
    </message>
    <message>
        <source>is in Fortran order; save it again with numpy.ascontiguousarray()</source>
        <translation>按 Fortran 顺序存放；请用 numpy.ascontiguousarray() 重新保存</translation>
    </message>
    <message>
        <source>is not a table: it must have two dimensions, images and latents</source>
        <translation>不是表格：必须有两维，图像和隐变量</translation>
    </message>
    <message>
        <source>must hold float32 or float64 numbers, little-endian</source>
        <translation>必须是小端的 float32 或 float64 数</translation>
    </message>
    <message>
        <source>has an unknown key &apos;%1&apos;</source>
        <translation>有未知的键“%1”</translation>
    </message>
    <message>
        <source>is malformed</source>
        <translation>格式有误</translation>
    </message>
    <message>
        <source>must give &apos;descr&apos;, &apos;fortran_order&apos; and &apos;shape&apos;</source>
        <translation>必须给出 &apos;descr&apos;、&apos;fortran_order&apos; 和 &apos;shape&apos;</translation>
    </message>
    <message>
        <source>is not an .npy file that can be read: its header %1. Save the array again</source>
        <translation>不是可读的 .npy 文件：文件头%1。请重新保存数组</translation>
    </message>
    <message>
        <source>holds records of several columns; save the pictures&apos; column as an array of its own</source>
        <translation>含有多列的记录；请把图像所在的列单独存为一个数组</translation>
    </message>
    <message>
        <source>has an impossible shape</source>
        <translation>的形状不可能存在</translation>
    </message>
    <message>
        <source>claims to hold %1 numbers, more than any file. Check its header</source>
        <translation>声称有 %1 个数，任何文件都放不下。请检查文件头</translation>
    </message>
    <message>
        <source>Python objects</source>
        <translation>Python 对象</translation>
    </message>
    <message>
        <source>type &apos;%1&apos;</source>
        <translation>类型“%1”</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>单个数</translation>
    </message>
    <message>
        <source>names no type</source>
        <translation>没有给出类型</translation>
    </message>
    <message>
        <source>names the type &apos;%1&apos;, which does not exist</source>
        <translation>给出的类型“%1”并不存在</translation>
    </message>
    <message>
        <source>holds text of another length than 1 to 4,096 characters</source>
        <translation>含有长度不在 1 到 4,096 个字符之间的文字</translation>
    </message>
    <message>
        <source>is not an .npy file, whatever its name: those begin with \x93NUMPY</source>
        <translation>虽有这样的名称，却不是 .npy 文件：.npy 文件以 \x93NUMPY 开头</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本号</translation>
    </message>
    <message>
        <source>is an .npy file of version %1; 1 to 3 are known</source>
        <translation>是版本 %1 的 .npy 文件；可读的是版本 1 到 3</translation>
    </message>
    <message>
        <source>has a header of %1 bytes; those of pictures are shorter than 65,536</source>
        <translation>的文件头有 %1 字节；图像文件的文件头不到 65,536 字节</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: an ONNX file holds at most 2 GB; export this model for PyTorch.</source>
        <translation>“%1”无法写入：ONNX 文件最大 2 GB；请为 PyTorch 导出这个模型。</translation>
    </message>
    <message>
        <source>there is no opcode %1</source>
        <translation>没有操作码 %1</translation>
    </message>
    <message>
        <source>is a pickle with the opcode %1 %2, %3</source>
        <translation>是 pickle，含有操作码 %1（%2），%3</translation>
    </message>
    <message>
        <source>a whole number is malformed or above 64 bits</source>
        <translation>有一个整数格式有误或超过 64 位</translation>
    </message>
    <message>
        <source>a number is malformed</source>
        <translation>有一个数格式有误</translation>
    </message>
    <message>
        <source>is a pickle with a whole number above 64 bits</source>
        <translation>是 pickle，含有超过 64 位的整数</translation>
    </message>
    <message>
        <source>a text has no quotes</source>
        <translation>有一段文字没有引号</translation>
    </message>
    <message>
        <source>is a pickle of protocol %1; 0 to 5 are known</source>
        <translation>是协议 %1 的 pickle；可读的是 0 到 5</translation>
    </message>
    <message>
        <source>a place in the memo is malformed</source>
        <translation>备忘表中的一个位置格式有误</translation>
    </message>
    <message>
        <source>a function has no name</source>
        <translation>有一个函数没有名称</translation>
    </message>
    <message>
        <source>tuple of arguments</source>
        <translation>参数元组</translation>
    </message>
    <message>
        <source>function to call</source>
        <translation>要调用的函数</translation>
    </message>
    <message>
        <source>is a pickle that calls &apos;%1&apos; %2, %3</source>
        <translation>是 pickle，要调用“%1”（%2），%3</translation>
    </message>
    <message>
        <source>is a pickle that calls &apos;numpy.ndarray&apos;, which is never run</source>
        <translation>是 pickle，要调用“numpy.ndarray”，这从不运行</translation>
    </message>
    <message>
        <source>a type has no name</source>
        <translation>有一个类型没有名称</translation>
    </message>
    <message>
        <source>holds an array of a type that cannot be read: it %1</source>
        <translation>含有类型无法读取的数组：它%1</translation>
    </message>
    <message>
        <source>holds a NumPy scalar that is no number</source>
        <translation>含有一个不是数的 NumPy 标量</translation>
    </message>
    <message>
        <source>bytes are malformed</source>
        <translation>有一段字节格式有误</translation>
    </message>
    <message>
        <source>an array is malformed</source>
        <translation>有一个数组格式有误</translation>
    </message>
    <message>
        <source>is a pickle with the opcode BUILD %1 for something else than an array, which is never run</source>
        <translation>是 pickle，其中的操作码 BUILD（%1）用于数组之外的东西，这从不运行</translation>
    </message>
    <message>
        <source>holds an array of records, of several columns</source>
        <translation>含有由多列记录组成的数组</translation>
    </message>
    <message>
        <source>an array&apos;s shape is malformed</source>
        <translation>有一个数组的形状格式有误</translation>
    </message>
    <message>
        <source>an array of %1 numbers holds others</source>
        <translation>有一个应含 %1 个数的数组含有别的内容</translation>
    </message>
    <message>
        <source>which is never run: only arrays, numbers, text, lists and dictionaries are read</source>
        <translation>这从不运行：只读取数组、数、文字、列表和字典</translation>
    </message>
    <message>
        <source>is no array and no list</source>
        <translation>既不是数组也不是列表</translation>
    </message>
    <message>
        <source>was not looked at: there are too many lists</source>
        <translation>没有检查：列表太多</translation>
    </message>
    <message>
        <source>holds texts that are longer than labels are</source>
        <translation>含有比标签更长的文字</translation>
    </message>
    <message>
        <source>is a list of arrays of more than 768 MiB together</source>
        <translation>是数组的列表，合计超过 768 MiB</translation>
    </message>
    <message>
        <source>&apos;%1&apos; unpacks to more than 768 MiB; unpack it with gunzip.</source>
        <translation>“%1”解开后超过 768 MiB；请用 gunzip 解开。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a pickle that holds no array of numbers.</source>
        <translation>“%1”是 pickle，不含数值数组。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a pickle that holds no array of numbers; its &apos;%2&apos; %3.</source>
        <translation>“%1”是 pickle，不含数值数组；其中的“%2”%3。</translation>
    </message>
    <message>
        <source>it ends within a value</source>
        <translation>在一个值中间中断</translation>
    </message>
    <message>
        <source>it ends within a line</source>
        <translation>在一行中间中断</translation>
    </message>
    <message>
        <source>at byte %1</source>
        <translation>位于第 %1 字节</translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2; save its arrays with numpy.savez() where you trust it.</source>
        <translation>“%1”%2；若信得过这个文件，请用 numpy.savez() 保存其中的数组。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no pickle or is damaged: %2 %3; copy or download it again.</source>
        <translation>“%1”不是 pickle 或已损坏：%2（%3）；请重新复制或下载。</translation>
    </message>
    <message>
        <source>it decodes the same text again and again</source>
        <translation>一再解码同一段文字</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>缺少一个值</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>缺少%1</translation>
    </message>
    <message>
        <source>a mark is missing</source>
        <translation>缺少一个标记</translation>
    </message>
    <message>
        <source>container for a value</source>
        <translation>存放值的容器</translation>
    </message>
    <message>
        <source>a key has no value</source>
        <translation>有一个键没有值</translation>
    </message>
    <message>
        <source>there are too many marks</source>
        <translation>标记太多</translation>
    </message>
    <message>
        <source>a value of the memo is missing</source>
        <translation>备忘表中缺少一个值</translation>
    </message>
    <message>
        <source>As they fit</source>
        <translation>按实际情况</translation>
    </message>
    <message>
        <source>1, gray</source>
        <translation>1，灰度</translation>
    </message>
    <message>
        <source>3, color</source>
        <translation>3，彩色</translation>
    </message>
    <message>
        <source>Where EMNIST is named</source>
        <translation>名称含 EMNIST 时</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>按存储</translation>
    </message>
    <message>
        <source>Rows become columns</source>
        <translation>行变为列</translation>
    </message>
    <message>
        <source>Rows and columns changed places, because the file&apos;s name says EMNIST, whose pictures lie on their side (turn=none leaves them).</source>
        <translation>行与列已互换，因为文件名含有 EMNIST，这种图像是侧躺的（turn=none 保持原样）。</translation>
    </message>
    <message>
        <source>Rows and columns changed places (turn=none leaves them).</source>
        <translation>行与列已互换（turn=none 保持原样）。</translation>
    </message>
    <message>
        <source>The smoother</source>
        <translation>取较平滑者</translation>
    </message>
    <message>
        <source>Plane by plane</source>
        <translation>逐个颜色平面</translation>
    </message>
    <message>
        <source>Pixel by pixel</source>
        <translation>逐个像素</translation>
    </message>
    <message>
        <source>picture of that width</source>
        <translation>这一宽度的图像</translation>
    </message>
    <message>
        <source>square picture</source>
        <translation>正方形图像</translation>
    </message>
    <message>
        <source>The %1 numbers of a picture were taken as %2 x %3 pixels in color, plane by plane (order=pixels takes them pixel by pixel).</source>
        <translation>一幅图像的 %1 个数当作 %2 x %3 像素的彩色图像，逐个颜色平面排列（order=pixels 逐个像素）。</translation>
    </message>
    <message>
        <source>The %1 numbers of a picture were taken as %2 x %3 pixels in color, pixel by pixel (order=planes takes them plane by plane).</source>
        <translation>一幅图像的 %1 个数当作 %2 x %3 像素的彩色图像，逐个像素排列（order=planes 逐个颜色平面）。</translation>
    </message>
    <message>
        <source>Smallest to largest</source>
        <translation>最小到最大</translation>
    </message>
    <message>
        <source>Without outliers</source>
        <translation>除去离群值</translation>
    </message>
    <message>
        <source>%1 numbers are not finite (NaN or infinite) and count as 0.</source>
        <translation>%1 个数不是有限值（NaN 或无穷大），按 0 计。</translation>
    </message>
    <message>
        <source>The smallest and the largest thousandth of the numbers count as the ends of that range.</source>
        <translation>最小和最大的千分之一按该范围的两端计。</translation>
    </message>
    <message>
        <source>False became 0 and true 255.</source>
        <translation>假变为 0，真变为 255。</translation>
    </message>
    <message>
        <source>Numbers within 0..1 were taken times 255.</source>
        <translation>0..1 之内的数已乘以 255。</translation>
    </message>
    <message>
        <source>Bytes of 0..255 were taken as they are.</source>
        <translation>0..255 的字节原样采用。</translation>
    </message>
    <message>
        <source>16-bit numbers were divided by 257; the largest is %1 of 65535 (scale=stretch brightens dark pictures).</source>
        <translation>16 位的数已除以 257；最大的是 65535 中的 %1（scale=stretch 可提亮暗图）。</translation>
    </message>
    <message>
        <source>Numbers within 0..255 were taken as they are.</source>
        <translation>0..255 之内的数原样采用。</translation>
    </message>
    <message>
        <source>All numbers are the same and became 0.</source>
        <translation>所有的数都相同，已变为 0。</translation>
    </message>
    <message>
        <source>Numbers from %1 to %2 were stretched to 0..255.</source>
        <translation>%1 到 %2 的数已拉伸到 0..255。</translation>
    </message>
    <message>
        <source>There is no home folder to keep a run in; set HOME or XDG_DATA_HOME.</source>
        <translation>没有可以保存训练的主文件夹；请设置 HOME 或 XDG_DATA_HOME。</translation>
    </message>
    <message>
        <source>A run cannot be kept in &apos;%1&apos;: %2.</source>
        <translation>无法在“%1”中保存训练：%2。</translation>
    </message>
    <message>
        <source>%1; copy or download it again, or save it again in the program that wrote it</source>
        <translation>%1；请重新复制或下载，或在写出它的程序中重新保存</translation>
    </message>
    <message>
        <source>has a header that is nested too deeply</source>
        <translation>的文件头嵌套过深</translation>
    </message>
    <message>
        <source>names &apos;%1&apos; twice in its header</source>
        <translation>的文件头中“%1”出现了两次</translation>
    </message>
    <message>
        <source>header&apos;s length</source>
        <translation>文件头的长度</translation>
    </message>
    <message>
        <source>is a PyTorch pickle, which is never loaded; convert it in Python: safetensors.torch.save_file(torch.load(&apos;w.pt&apos;, weights_only=True), &apos;w.safetensors&apos;)</source>
        <translation>是 PyTorch 的 pickle，从不载入；请在 Python 中转换：safetensors.torch.save_file(torch.load(&apos;w.pt&apos;, weights_only=True), &apos;w.safetensors&apos;)</translation>
    </message>
    <message>
        <source>is not a safetensors file, or is cut short: it claims a header of %1 bytes</source>
        <translation>不是 safetensors 文件，或不完整：它声称文件头有 %1 字节</translation>
    </message>
    <message>
        <source>is not a safetensors file: its header does not begin with &apos;{&apos;</source>
        <translation>不是 safetensors 文件：文件头不以“{”开头</translation>
    </message>
    <message>
        <source>is not a safetensors file: its header is not valid JSON</source>
        <translation>不是 safetensors 文件：文件头不是合法的 JSON</translation>
    </message>
    <message>
        <source>has metadata that are not an object</source>
        <translation>的元数据不是一个对象</translation>
    </message>
    <message>
        <source>has metadata &apos;%1&apos; that are not a text</source>
        <translation>的元数据“%1”不是文字</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; whose shape or offsets are not lists of whole numbers</source>
        <translation>有一个张量“%1”，其形状或偏移不是整数的列表</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; of the unknown type &apos;%2&apos;</source>
        <translation>有一个张量“%1”，其类型“%2”未知</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; of impossible size</source>
        <translation>有一个张量“%1”，其大小不可能存在</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; that does not fill whole bytes</source>
        <translation>有一个张量“%1”，其内容不满整字节</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; without its type, shape and offsets</source>
        <translation>有一个张量“%1”，没有给出类型、形状和偏移</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; whose offsets are not a begin and an end</source>
        <translation>有一个张量“%1”，其偏移不是起点和终点</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; whose offsets do not fit its shape</source>
        <translation>有一个张量“%1”，其偏移与形状不符</translation>
    </message>
    <message>
        <source>has a gap or an overlap before its tensor &apos;%1&apos;</source>
        <translation>在张量“%1”之前有空隙或重叠</translation>
    </message>
    <message>
        <source>tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>has no tensor &apos;%1&apos;, which the model&apos;s configuration asks for</source>
        <translation>没有张量“%1”，而模型的配置需要它</translation>
    </message>
    <message>
        <source>has two tensors for &apos;%1&apos;, &apos;%2&apos; and &apos;%3&apos;; keep one of them</source>
        <translation>有两个张量对应“%1”：“%2”和“%3”；请只保留一个</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; of type %2, which cannot be read; convert it to F32, F16, BF16 or F64</source>
        <translation>有一个张量“%1”，其类型 %2 无法读取；请转换为 F32、F16、BF16 或 F64</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; whose shape does not fit the model&apos;s configuration</source>
        <translation>有一个张量“%1”，其形状与模型的配置不符</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; with values that are not finite in 32 bits; it cannot be used</source>
        <translation>有一个张量“%1”，其中有些值超出 32 位的有限范围；无法使用</translation>
    </message>
    <message>
        <source>has a tensor &apos;%1&apos; with values that are not finite; it cannot be used</source>
        <translation>有一个张量“%1”，其中有些值不是有限值；无法使用</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Nothing is left of %1 pixels after %2 convolutions with a kernel of %3; give fewer channels or an odd kernel.</source>
        <translation>%1 像素经过 %2 次卷积（卷积核 %3）后什么也不剩；请减少通道数，或用奇数边长的卷积核。</translation>
    </message>
    <message>
        <source>A model needs pictures of at least one pixel.</source>
        <translation>模型的图像至少要有一个像素。</translation>
    </message>
    <message>
        <source>A model needs at least one latent.</source>
        <translation>模型至少要有一个隐变量。</translation>
    </message>
    <message>
        <source>A hidden layer needs at least one unit.</source>
        <translation>隐藏层至少要有一个单元。</translation>
    </message>
    <message>
        <source>A convolution needs at least one channel.</source>
        <translation>卷积至少要有一个通道。</translation>
    </message>
    <message>
        <source>A convolution of stride 2 needs a kernel of at least 2 pixels.</source>
        <translation>步幅为 2 的卷积，卷积核至少要有 2 像素。</translation>
    </message>
    <message>
        <source>A window of %1 pixels does not fit into %2 pixels with %3 around them.</source>
        <translation>%1 像素的窗口放不进 %2 像素（四周补 %3）。</translation>
    </message>
    <message>
        <source>A transposed convolution makes %1 or up to %2 more of %3, not %4.</source>
        <translation>转置卷积可由 %3 得到 %1，或各边至多再多 %2，得不到 %4。</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; does not fit behind &quot;%2&quot;.</source>
        <translation>层“%1”不能接在“%2”之后。</translation>
    </message>
    <message>
        <source>Principal components need at least one point, and between 1 and %1 components; requested: %2 of %3 points.</source>
        <translation>主成分至少需要一个点，个数为 1 到 %1；所求的是 %3 个点的 %2 个。</translation>
    </message>
    <message>
        <source>The optimizer&apos;s saved state belongs to another optimizer or another model.</source>
        <translation>保存的优化器状态属于另一种优化器或另一个模型。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not possible; it takes %3.</source>
        <translation>%1：“%2”不可用；可取：%3。</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>下列之一：%1</translation>
    </message>
    <message>
        <source>up to %1 whole numbers from %2 to %3, separated by commas</source>
        <translation>至多 %1 个 %2 到 %3 的整数，用逗号分隔</translation>
    </message>
    <message>
        <source>an interval such as %1-%2 within these bounds, or none</source>
        <translation>此范围之内的区间，如 %1-%2，或 none</translation>
    </message>
    <message>
        <source>There is no parameter &quot;%1&quot;; none can be set here.</source>
        <translation>没有参数“%1”；这里不能设置任何参数。</translation>
    </message>
    <message>
        <source>There is no parameter &quot;%1&quot;; known are %2.</source>
        <translation>没有参数“%1”；已知的有 %2。</translation>
    </message>
    <message>
        <source>Stopped early after epoch %1: no later test loss was below that of epoch %2, whose weights are kept.</source>
        <translation>在第 %1 轮之后提前停止：自第 %2 轮以来测试损失没有再降低，已保留该轮的权重。</translation>
    </message>
    <message>
        <source>A convolutional model needs channels, for example 32,64; without any, train a dense one.</source>
        <translation>卷积模型需要通道数，如 32,64；若不要卷积，请训练全连接模型。</translation>
    </message>
    <message>
        <source>a weight of the total correlation or of the mutual information (tc-weight, mi-weight)</source>
        <translation>总相关或互信息的权重（tc-weight、mi-weight）</translation>
    </message>
    <message>
        <source>The codes of this objective are points, and %1 needs distributions: set it to 0, or choose the objective vae or beta-tcvae.</source>
        <translation>这个目标的编码是点，而%1需要分布：请把它设为 0，或选择目标 vae 或 beta-tcvae。</translation>
    </message>
    <message>
        <source>The estimates behind %1 need codes drawn from the posterior as it is: set the posterior noise to 1.</source>
        <translation>%1所依据的估计需要从后验原样采样的编码：请把后验噪声设为 1。</translation>
    </message>
    <message>
        <source>Principal components are not trained by descent: set the discrepancy&apos;s weight (mmd-weight) to 0.</source>
        <translation>主成分不是用梯度下降训练的：请把差异的权重（mmd-weight）设为 0。</translation>
    </message>
    <message>
        <source>Codes are compared with one another one for each image: set the importance samples to 1, or the weights of total correlation, mutual information and discrepancy to 0.</source>
        <translation>编码之间的比较要求每幅图像一个编码：请把重要性采样数设为 1，或把总相关、互信息和差异的权重设为 0。</translation>
    </message>
    <message>
        <source>Pictures of %1 numbers have as many principal components; %2 latents are too many.</source>
        <translation>%1 个数的图像至多有同样多的主成分；%2 个隐变量太多。</translation>
    </message>
    <message>
        <source>%1 named latents do not fit into %2 latents; give more latents or fewer names.</source>
        <translation>%1 个命名隐变量放不进 %2 个隐变量；请增加隐变量，或减少名称。</translation>
    </message>
    <message>
        <source>A target activation needs codes between 0 and 1, and a variational autoencoder&apos;s follow N(0, 1): choose the sparsity l1 or none, or another objective.</source>
        <translation>目标激活值要求编码在 0 与 1 之间，而变分自编码器的编码服从 N(0, 1)：请把稀疏惩罚设为 l1 或 none，或换一个目标。</translation>
    </message>
    <message>
        <source>The importance-weighted bound needs the posterior as it is: with more than one importance sample set the posterior noise to 1 and the free nats to 0.</source>
        <translation>重要性加权下界需要原样的后验：重要性样本多于一个时，请把后验噪声设为 1，把自由奈特设为 0。</translation>
    </message>
    <message>
        <source>The data have no factor &apos;%1&apos; to name a latent after; they have no known factors.</source>
        <translation>数据中没有可用来命名隐变量的因子“%1”；数据没有已知因子。</translation>
    </message>
    <message>
        <source>The data have no factor &apos;%1&apos; to name a latent after; they have %2.</source>
        <translation>数据中没有可用来命名隐变量的因子“%1”；已知的因子有：%2。</translation>
    </message>
    <message>
        <source>The factor &apos;%1&apos; is the same in all %2 labeled images; give more labels.</source>
        <translation>因子“%1”在全部 %2 幅有标签的图像中都相同；请增加标签。</translation>
    </message>
    <message>
        <source>Training diverged: the loss after step %1 is not a finite number. The weights of step %2 are kept; a smaller learning rate usually helps.</source>
        <translation>训练发散：第 %1 步之后损失不是有限值。已保留第 %2 步的权重；通常减小学习率即可。</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What is minimized, and with it what a code is.</source>
        <translation>最小化什么；这也决定了编码是什么。</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>自编码器</translation>
    </message>
    <message>
        <source>Sparse autoencoder</source>
        <translation>稀疏自编码器</translation>
    </message>
    <message>
        <source>Denoising autoencoder</source>
        <translation>去噪自编码器</translation>
    </message>
    <message>
        <source>Contractive autoencoder</source>
        <translation>收缩自编码器</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>变分自编码器</translation>
    </message>
    <message>
        <source>Total-correlation VAE</source>
        <translation>总相关 VAE</translation>
    </message>
    <message>
        <source>Wasserstein AE</source>
        <translation>Wasserstein 自编码器</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Weight of the KL divergence from the prior; 1 is the evidence bound.</source>
        <translation>后验与先验之间 KL 散度的权重；1 即证据下界。</translation>
    </message>
    <message>
        <source>KL warm-up</source>
        <translation>KL 预热</translation>
    </message>
    <message>
        <source>Epochs over which beta rises from 0 to its value; 0: none.</source>
        <translation>beta 从 0 升到设定值所经过的轮数；0：不预热。</translation>
    </message>
    <message>
        <source>Free nats</source>
        <translation>自由奈特</translation>
    </message>
    <message>
        <source>Average divergence of each latent that costs no more than this many nats; 0 counts it all.</source>
        <translation>每个隐变量的平均散度在这么多奈特以内不计代价；0 则全部计入。</translation>
    </message>
    <message>
        <source>Posterior noise</source>
        <translation>后验噪声</translation>
    </message>
    <message>
        <source>Multiple of the posterior&apos;s standard deviation that is drawn in training; 0 draws none.</source>
        <translation>训练时按后验标准差的多少倍采样；0 则不采样。</translation>
    </message>
    <message>
        <source>Importance samples</source>
        <translation>重要性采样数</translation>
    </message>
    <message>
        <source>Codes drawn for each image and step; more than one tightens the bound, at the price of as many decodings.</source>
        <translation>每步为每幅图像采样的编码数；多于一个使下界更紧，代价是解码次数成倍增加。</translation>
    </message>
    <message>
        <source>Total correlation</source>
        <translation>总相关</translation>
    </message>
    <message>
        <source>Extra weight of the total correlation, in addition to beta, estimated from each batch; 0 leaves the objective as it is.</source>
        <translation>在 beta 之外，隐变量彼此之间所含信息的权重，由每一批估计；0 不改变目标。</translation>
    </message>
    <message>
        <source>Mutual information</source>
        <translation>互信息</translation>
    </message>
    <message>
        <source>Extra weight of the mutual information of code and image, in addition to beta, estimated from each batch; -beta makes it free.</source>
        <translation>在 beta 之外，编码所含图像信息的权重，由每一批估计；取 -beta 则这部分不计代价。</translation>
    </message>
    <message>
        <source>Discrepancy</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Weight of the squared maximum mean discrepancy between a batch&apos;s codes and the prior; 0 leaves it out.</source>
        <translation>一批编码与先验之间最大均值差异（MMD）平方的权重；0 则不用。</translation>
    </message>
    <message>
        <source>Named latents</source>
        <translation>命名隐变量</translation>
    </message>
    <message>
        <source>Known factors of the data, such as smile,skin: the first latents follow them, from a few labeled images. Empty: none.</source>
        <translation>数据的已知因子，如 smile,skin：前几个隐变量跟随它们，只需少量有标签的图像。留空：不用。</translation>
    </message>
    <message>
        <source>names of factors, separated by commas</source>
        <translation>用逗号分隔的因子名</translation>
    </message>
    <message>
        <source>Training images whose factors training may use; the seed draws them.</source>
        <translation>给出因子值的训练图像数；由种子抽取。</translation>
    </message>
    <message>
        <source>Label weight</source>
        <translation>标签权重</translation>
    </message>
    <message>
        <source>Weight of the squared distance of each named latent&apos;s mean to its factor&apos;s normal score, averaged over labeled images.</source>
        <translation>各命名隐变量的均值与其因子正态分数之差的平方的权重，对有标签的图像取平均。</translation>
    </message>
    <message>
        <source>Corruption</source>
        <translation>损坏方式</translation>
    </message>
    <message>
        <source>What is done to the pictures that the encoder sees, while the clean ones are to be restored.</source>
        <translation>对编码器所见的图像做什么改动；要复原的是干净的图像。</translation>
    </message>
    <message>
        <source>Gaussian noise</source>
        <translation>高斯噪声</translation>
    </message>
    <message>
        <source>Masking</source>
        <translation>遮盖</translation>
    </message>
    <message>
        <source>Salt and pepper</source>
        <translation>椒盐噪声</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian noise, pixels in 0..1; or the share of pixels that are masked or turned to salt and pepper.</source>
        <translation>高斯噪声的标准差，像素取 0..1；或被遮盖、变为椒盐的像素所占的比例。</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>稀疏惩罚</translation>
    </message>
    <message>
        <source>Penalty on active codes: the sum of their magnitudes (L1), or for codes between 0 and 1 the divergence of each latent&apos;s average from a target.</source>
        <translation>对活跃编码的惩罚：编码绝对值之和（L1）；编码在 0 与 1 之间时，也可用每个隐变量的平均值与目标值的散度。</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Target activation</source>
        <translation>目标激活值</translation>
    </message>
    <message>
        <source>Sparsity weight</source>
        <translation>稀疏权重</translation>
    </message>
    <message>
        <source>Weight of the sparsity penalty.</source>
        <translation>稀疏惩罚的权重。</translation>
    </message>
    <message>
        <source>What each latent should be on average, in 0..1.</source>
        <translation>每个隐变量的平均值应是多少，取 0..1。</translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>Weight of the squared Frobenius norm of the code&apos;s derivative by the picture; 0 leaves it out.</source>
        <translation>编码对图像的导数的 Frobenius 范数平方的权重；0 则不用。</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>似然</translation>
    </message>
    <message>
        <source>What a pixel is given its picture&apos;s code.</source>
        <translation>给定编码时，像素服从什么分布。</translation>
    </message>
    <message>
        <source>Bernoulli</source>
        <translation>伯努利</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>Pixel variance</source>
        <translation>像素方差</translation>
    </message>
    <message>
        <source>Whether a Gaussian pixel&apos;s variance, the same for all, is given or learned with the weights.</source>
        <translation>高斯像素的方差（所有像素相同）是给定的，还是与权重一起学习。</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学习得到</translation>
    </message>
    <message>
        <source>Pixel std</source>
        <translation>像素标准差</translation>
    </message>
    <message>
        <source>Standard deviation of a Gaussian pixel, pixels in 0..1, or what a learned one starts from; smaller makes sharper pictures.</source>
        <translation>高斯像素的标准差，像素取 0..1；若是学习得到，则为其初值；越小图像越清晰。</translation>
    </message>
    <message>
        <source>Output activation</source>
        <translation>输出激活函数</translation>
    </message>
    <message>
        <source>How a Gaussian pixel&apos;s mean follows from the last layer.</source>
        <translation>高斯像素的均值如何由最后一层得出。</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>The family of layers. Convolutional: convolutions before the hidden layers, mirrored behind.</source>
        <translation>层的种类。卷积：隐藏层之前是卷积，解码器与之对称。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Convolutional</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Channels of the encoder&apos;s convolutions, each of which halves the picture&apos;s sides; the decoder mirrors them.</source>
        <translation>编码器各卷积层的通道数，每层使图像的边长减半；解码器与之对称。</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Side of the convolutions&apos; windows in pixels.</source>
        <translation>卷积窗口的边长，以像素计。</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Widths of the encoder&apos;s dense hidden layers, between the pictures or their convolutions and the code; the decoder mirrors them. Empty: none, which makes a dense model linear.</source>
        <translation>编码器各全连接隐藏层的宽度，位于图像（或卷积）与编码之间；解码器与之对称。留空：没有隐藏层，全连接模型即为线性。</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>隐变量数</translation>
    </message>
    <message>
        <source>Numbers in a code.</source>
        <translation>一个编码含有多少个数。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Nonlinearity of the hidden layers.</source>
        <translation>隐藏层的非线性函数。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>The rule that moves the weights.</source>
        <translation>更新权重的规则。</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Step size of the optimizer.</source>
        <translation>优化器的步长。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Share of the last step that SGD repeats.</source>
        <translation>SGD 重复上一步的比例。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>AdamW draws every weight towards 0 by this share, times the learning rate, at each step.</source>
        <translation>AdamW 每一步把每个权重向 0 拉近这一比例乘以学习率。</translation>
    </message>
    <message>
        <source>Clip norm (0: off)</source>
        <translation>裁剪范数（0：关）</translation>
    </message>
    <message>
        <source>Largest Euclidean norm of the gradient over all weights; a longer one is shortened to it.</source>
        <translation>全部权重的梯度的欧几里得范数上限；更长的梯度缩短到这一长度。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate falls in the course of the run; the cosine reaches 0 with the last epoch.</source>
        <translation>学习率在训练中如何下降；余弦在最后一轮降到 0。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Steps down</source>
        <translation>阶梯下降</translation>
    </message>
    <message>
        <source>Cosine to 0</source>
        <translation>余弦降到 0</translation>
    </message>
    <message>
        <source>Decay factor</source>
        <translation>衰减系数</translation>
    </message>
    <message>
        <source>What the steps schedule multiplies the learning rate by.</source>
        <translation>阶梯下降时学习率每次乘以多少。</translation>
    </message>
    <message>
        <source>Decay epochs</source>
        <translation>衰减间隔（轮）</translation>
    </message>
    <message>
        <source>Epochs from one step of the schedule to the next.</source>
        <translation>每隔多少轮下降一级。</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>预热轮数</translation>
    </message>
    <message>
        <source>Epochs, fractions too, over which the learning rate first rises from 0, step by step.</source>
        <translation>学习率最初从 0 逐步升起所经过的轮数，可以是小数。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>Passes through the training images.</source>
        <translation>遍历训练图像的次数。</translation>
    </message>
    <message>
        <source>Patience (0: off)</source>
        <translation>耐心（0：关）</translation>
    </message>
    <message>
        <source>Stop early when the test loss has not fallen for this number of epochs, and go back to the weights of the epoch with the lowest.</source>
        <translation>若这么多轮都没有更低的测试损失，就提前停止，并回到测试损失最低那一轮的权重。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images to a step.</source>
        <translation>每一步的图像数。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Decides the initial weights, the order of the images and all noise.</source>
        <translation>决定初始权重、图像的顺序和所有噪声。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message numerus="yes">
        <source>%n labels…</source>
        <comment>%n label…</comment>
        <translation>
            <numerusform>%n 种标签…</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;%1&apos; must end in .png, .svg or .pdf.</source>
        <translation>“%1”必须以 .png、.svg 或 .pdf 结尾。</translation>
    </message>
    <message numerus="yes">
        <source>%n Gaussians</source>
        <comment>%n Gaussian</comment>
        <translation>
            <numerusform>%n 个高斯分布</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds pictures of %2, but &apos;%3&apos; of %4; the test data must have the same shape.</source>
        <translation>“%1”中的图像是 %2，而“%3”中的是 %4；测试数据必须形状相同。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is made for pictures of %2, but %3 holds pictures of %4; give it the kind of data that it was trained on.</source>
        <translation>“%1”用于 %2 的图像，而 %3 中的图像是 %4；请给它与训练时同类的数据。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; computes no finite numbers, because its weights are too large; go back to an earlier copy, or train it anew with a smaller learning rate.</source>
        <translation>“%1”算出的数不是有限值，因为权重太大；请回到较早的副本，或用较小的学习率重新训练。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not published anywhere that Lunette knows; it fetches %2.</source>
        <translation>Lunette 不知道“%1”公布在哪里；可下载的有 %2。</translation>
    </message>
    <message>
        <source>--%1 %2: %3 has the images 0 to %4.</source>
        <translation>--%1 %2：%3 的图像编号为 0 到 %4。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which data it was trained on; give a dataset instead.</source>
        <translation>“%1”没有注明用什么数据训练；请改为给出数据集。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds the pictures to train on; name another folder for the results.</source>
        <translation>“%1”是存放训练图像的文件夹；请为结果另选一个文件夹。</translation>
    </message>
    <message>
        <source>A classifier needs images of at least two classes.</source>
        <translation>分类器需要至少两个类别的图像。</translation>
    </message>
    <message>
        <source>The likelihood of each class needs a model conditioned on the class: train it with the condition label.</source>
        <translation>各类别的似然要求模型知道类别：请以 label 为条件来训练。</translation>
    </message>
    <message>
        <source>its condition has impossible classes or ranges</source>
        <translation>条件的类别或范围不可能成立</translation>
    </message>
    <message>
        <source>A formula has at most %1 letters.</source>
        <translation>公式至多 %1 个字符。</translation>
    </message>
    <message>
        <source>an operator or the end</source>
        <translation>运算符或结尾</translation>
    </message>
    <message>
        <source>&apos;of&apos;</source>
        <translation>“of”</translation>
    </message>
    <message>
        <source>The formula &apos;%1&apos; is not understood at its character %2: %3 is expected there.</source>
        <translation>公式“%1”从第 %2 个字符起无法理解：此处应为%3。</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>一个名称</translation>
    </message>
    <message>
        <source>a comparison (&lt;, &lt;=, &gt;, &gt;= or within)</source>
        <translation>比较（&lt;、&lt;=、&gt;、&gt;= 或 within）</translation>
    </message>
    <message>
        <source>fewer parentheses</source>
        <translation>更少的括号</translation>
    </message>
    <message>
        <source>a number or a figure</source>
        <translation>一个数，或一个数值的名称</translation>
    </message>
    <message>
        <source>a closing parenthesis</source>
        <translation>右括号</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a comma and another argument</source>
        <translation>逗号和又一个参数</translation>
    </message>
    <message>
        <source>a closing quote</source>
        <translation>右引号</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>带引号的文字</translation>
    </message>
    <message>
        <source>a list in square brackets</source>
        <translation>方括号中的列表</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>花括号中的对象</translation>
    </message>
    <message>
        <source>true, false or null</source>
        <translation>true、false 或 null</translation>
    </message>
    <message>
        <source>a lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>The format is to be &apos;%1&apos;.</source>
        <translation>格式（format）应为“%1”。</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>版本号</translation>
    </message>
    <message>
        <source>This Lunette reads lessons of version 1, and this one is of version %1. Use a newer Lunette.</source>
        <translation>这个 Lunette 读取版本 1 的课程，而这一课的版本是 %1。请使用更新的 Lunette。</translation>
    </message>
    <message>
        <source>%1 is to be %2, and here it is %3.</source>
        <translation>%1应为%2，而这里是%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no key of %2; it has: %3.</source>
        <translation>“%1”不是%2的键；可用的键有：%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing here; add it.</source>
        <translation>这里缺少“%1”，请加上。</translation>
    </message>
    <message>
        <source>This</source>
        <translation>这一项</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be a name: a name is of letters, digits and _, with a letter first.</source>
        <translation>“%1”不能作名称：名称由字母、数字和 _ 组成，以字母开头。</translation>
    </message>
    <message>
        <source>A sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>There is no text &apos;%1.md&apos;; add it, or remove &apos;%1&apos; here.</source>
        <translation>没有文件“%1.md”；请添加，或去掉这里的“%1”。</translation>
    </message>
    <message>
        <source>This sentence lacks &apos;%1&apos;, in which the lesson has a text; add it.</source>
        <translation>这句话缺少“%1”，而课程有这种语言的文字；请加上。</translation>
    </message>
    <message>
        <source>The text has no title; begin it with a line such as &apos;# How codes overlap&apos;.</source>
        <translation>文字没有标题；请以一行标题开头，如“# 编码如何重叠”。</translation>
    </message>
    <message>
        <source>The lesson has no text; add &apos;en.md&apos; or &apos;zh_CN.md&apos; beside this file.</source>
        <translation>课程没有文字；请在这个文件旁添加“en.md”或“zh_CN.md”。</translation>
    </message>
    <message>
        <source>There are more than %1 runs; a lesson trains a few.</source>
        <translation>训练超过 %1 次；一课只训练几次。</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>There is no dataset &apos;%1&apos;, neither built in nor as a file. Built in are: %2.</source>
        <translation>没有数据集“%1”，既不是内置的，也不是文件。内置的有：%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not set by a lesson; whoever runs it does. Remove it.</source>
        <translation>“%1”不由课程设定，而由运行课程的人设定。请去掉。</translation>
    </message>
    <message>
        <source>A parameter&apos;s value is a text in quotes or a number.</source>
        <translation>参数的值是带引号的文字或数。</translation>
    </message>
    <message>
        <source>There is no run &apos;%1&apos; so far; there are: %2.</source>
        <translation>到这里还没有训练“%1”；已有的是：%2。</translation>
    </message>
    <message>
        <source>A lesson has 1 to %1 steps.</source>
        <translation>一课有 1 到 %1 步。</translation>
    </message>
    <message>
        <source>There are %1 steps in lesson.json and %2 headings here; give each step its own, such as &apos;## Look at the map&apos;.</source>
        <translation>lesson.json 中有 %1 步，这里有 %2 个标题；请让每一步各有一个标题，如“## 看看潜空间图”。</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>what is shown</source>
        <translation>显示项</translation>
    </message>
    <message>
        <source>There is no tab &apos;%1&apos;; there are: %2.</source>
        <translation>没有标签页“%1”；可用的有：%2。</translation>
    </message>
    <message>
        <source>There is no run &apos;%1&apos;, which &apos;%2&apos; asks for; there are: %3.</source>
        <translation>没有“%2”所用的训练“%1”；已有的是：%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be measured here, because &apos;%2&apos; is not yet trained; add it to &quot;train&quot; of this step or of one before.</source>
        <translation>这里不能测量“%1”，因为“%2”还没有训练；请把它加入这一步或前面某一步的“train”。</translation>
    </message>
    <message>
        <source>A question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>a question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>There is a question &apos;%1&apos; before; give this one another name.</source>
        <translation>前面已有问题“%1”；请给这一个另取名称。</translation>
    </message>
    <message>
        <source>A question has either &quot;choices&quot; or a &quot;number&quot;.</source>
        <translation>问题要么有“choices”，要么有“number”。</translation>
    </message>
    <message>
        <source>The minimum is to be below the maximum.</source>
        <translation>最小值应小于最大值。</translation>
    </message>
    <message>
        <source>A question has 2 to 6 choices.</source>
        <translation>一个问题有 2 到 6 个选项。</translation>
    </message>
    <message>
        <source>A choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>a choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>A comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>a comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Neither this step nor one before asks the question &apos;%1&apos;.</source>
        <translation>这一步和前面各步都没有问题“%1”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no seeds; write them as 1-3 or 2.</source>
        <translation>“%1”没有给出种子；请写成 1-3 或 2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; is not a number that this figure takes.</source>
        <translation>“%2”中的“%1”不是这个数值所接受的数。</translation>
    </message>
    <message>
        <source>Held-out loss, nats per image.</source>
        <translation>留出图像的损失，奈特 / 图像。</translation>
    </message>
    <message>
        <source>Its part from the pixels.</source>
        <translation>损失中来自像素的部分。</translation>
    </message>
    <message>
        <source>KL divergence from the prior, nats per image, unweighted.</source>
        <translation>与先验的 KL 散度，奈特 / 图像，未加权。</translation>
    </message>
    <message>
        <source>Penalties in the loss.</source>
        <translation>损失中的各项惩罚。</translation>
    </message>
    <message>
        <source>Squared error per image, from codes drawn as in training.</source>
        <translation>每幅图像的平方误差，编码按训练时的方式采样。</translation>
    </message>
    <message>
        <source>The same from codes&apos; means, over classes that training saw.</source>
        <translation>每幅图像的平方误差，由编码的均值解码，只计训练见过的类别。</translation>
    </message>
    <message>
        <source>The same over classes withheld from training.</source>
        <translation>每幅图像的平方误差，由编码的均值解码，只计训练中隐去的类别。</translation>
    </message>
    <message>
        <source>Latents whose mean varies.</source>
        <translation>均值有变化的隐变量个数。</translation>
    </message>
    <message>
        <source>Distance of decoded draws from the data; 1: as a real unseen picture.</source>
        <translation>采样并解码所得图像与数据的距离；1：与真实新图像相同。</translation>
    </message>
    <message>
        <source>Detail of decoded draws; 1: as sharp as the data.</source>
        <translation>采样并解码所得图像的细节；1：与数据同样清晰。</translation>
    </message>
    <message>
        <source>As sample_validity, of pictures halfway between two codes.</source>
        <translation>同 sample_validity，用于两个编码中点处的图像。</translation>
    </message>
    <message>
        <source>Noise that codes bear before pictures are mistaken for others.</source>
        <translation>图像被误认作别的图像之前，编码能承受的噪声。</translation>
    </message>
    <message>
        <source>Share of draws farther from the data than nearly any real picture.</source>
        <translation>采样所得图像中，离数据比几乎所有真实图像都远的比例。</translation>
    </message>
    <message>
        <source>Moons: distance of draws from the nearest moon of any phase.</source>
        <translation>月相：采样所得图像与最近月亮（任何月相）的距离。</translation>
    </message>
    <message>
        <source>Moons: the same of pictures halfway.</source>
        <translation>月相：中点处图像与最近月亮的距离。</translation>
    </message>
    <message>
        <source>Moons: the same of held-out images.</source>
        <translation>月相：留出图像与最近月亮的距离。</translation>
    </message>
    <message>
        <source>Mutual information gap.</source>
        <translation>互信息差距。</translation>
    </message>
    <message>
        <source>The same of drawn codes.</source>
        <translation>互信息差距，由采样的编码计算。</translation>
    </message>
    <message>
        <source>Whether each latent tells of one factor.</source>
        <translation>每个隐变量是否只说明一个因子。</translation>
    </message>
    <message>
        <source>Whether one latent tells of each factor.</source>
        <translation>每个因子是否只由一个隐变量说明。</translation>
    </message>
    <message>
        <source>How well factors are read off codes.</source>
        <translation>由编码推算因子有多准。</translation>
    </message>
    <message>
        <source>Separated attribute predictability.</source>
        <translation>属性分离可预测性（SAP）。</translation>
    </message>
    <message>
        <source>FactorVAE score.</source>
        <translation>FactorVAE 分数。</translation>
    </message>
    <message>
        <source>Part of the KL: of image and code.</source>
        <translation>KL 的一部分：图像与编码之间。</translation>
    </message>
    <message>
        <source>Part of the KL: of the latents with one another.</source>
        <translation>KL 的一部分：隐变量彼此之间。</translation>
    </message>
    <message>
        <source>Part of the KL: of each latent from the prior.</source>
        <translation>KL 的一部分：每个隐变量与先验之间。</translation>
    </message>
    <message>
        <source>Squared error per held-out image, decoded from the mean of its code.</source>
        <translation>每幅留出图像的平方误差，由编码的均值解码。</translation>
    </message>
    <message>
        <source>The same of all images of a dataset, laid into the middle of the picture.</source>
        <translation>某个数据集全部图像的平方误差，图像置于画面中央。</translation>
    </message>
    <message>
        <source>The same of the held-out images with black and white exchanged.</source>
        <translation>留出图像黑白互换后的平方误差。</translation>
    </message>
    <message>
        <source>The same of 200 pictures of uniform noise.</source>
        <translation>200 幅均匀噪声图像的平方误差。</translation>
    </message>
    <message>
        <source>The same with the weights before training.</source>
        <translation>用训练之前的权重所得的平方误差。</translation>
    </message>
    <message>
        <source>The same of the mean picture in place of each image.</source>
        <translation>以平均图像代替每幅图像所得的平方误差。</translation>
    </message>
    <message>
        <source>The same of the network trained to draw another picture.</source>
        <translation>训练网络画另一幅图像所得的平方误差。</translation>
    </message>
    <message>
        <source>The same of JPEG pictures of so many bytes, over 50 images.</source>
        <translation>同样字节数的 JPEG 图像的平方误差，用 50 幅图像。</translation>
    </message>
    <message>
        <source>The same of images with noise of that deviation, against clean ones.</source>
        <translation>加上该标准差的噪声后，解码图像与干净图像的平方误差。</translation>
    </message>
    <message>
        <source>Of these noisy images themselves.</source>
        <translation>这些加噪图像自身与干净图像的平方误差。</translation>
    </message>
    <message>
        <source>Held-out loss before training.</source>
        <translation>训练之前留出图像的损失。</translation>
    </message>
    <message>
        <source>Held-out loss after that epoch.</source>
        <translation>该轮之后留出图像的损失。</translation>
    </message>
    <message>
        <source>Share of the weights that training changed.</source>
        <translation>训练改变了的权重所占的比例。</translation>
    </message>
    <message>
        <source>Share of so many nearest images that are also nearest by code.</source>
        <translation>给定数目的最近图像中，编码也最近的比例。</translation>
    </message>
    <message>
        <source>Accuracy of taking the class of the nearest code, with that many labeled codes of each class.</source>
        <translation>每类取给定数目的有标签编码，按最近的一个判断类别的正确率。</translation>
    </message>
    <message>
        <source>Moons: share of places from a half to a full one that show a moon.</source>
        <translation>月相：从半月到满月的各处中，画出月亮的比例。</translation>
    </message>
    <message>
        <source>Moons: distance from any moon at the worst place.</source>
        <translation>月相：最差一处与任何月亮的距离。</translation>
    </message>
    <message>
        <source>Moons: largest step of the phase among the 8 of the path.</source>
        <translation>月相：路径的 8 步中，相位变化最大的一步。</translation>
    </message>
    <message>
        <source>Moons: share of the path that lies in some image&apos;s interval.</source>
        <translation>月相：路径上落在某幅图像区间内的比例。</translation>
    </message>
    <message>
        <source>Moons: distance from any moon halfway.</source>
        <translation>月相：中点处与任何月亮的距离。</translation>
    </message>
    <message>
        <source>Moons: common area of the intervals of a half and a full one.</source>
        <translation>月相：半月与满月的区间的公共面积。</translation>
    </message>
    <message>
        <source>As sample_validity, of draws from a mixture of so many Gaussians.</source>
        <translation>同 sample_validity，从给定数目的高斯分布组成的混合分布采样。</translation>
    </message>
    <message>
        <source>How far noise of that deviation moves codes, in their deviations.</source>
        <translation>该标准差的噪声使编码移动多远，以编码的标准差计。</translation>
    </message>
    <message>
        <source>How wide posteriors are under such noise, in the same unit.</source>
        <translation>在这样的噪声下后验有多宽，单位相同。</translation>
    </message>
    <message>
        <source>What the best latent tells of a factor, 0..1.</source>
        <translation>最好的隐变量含有某个因子的多少信息，0..1。</translation>
    </message>
    <message>
        <source>Mean deviation of the posterior in the latent where it is least.</source>
        <translation>后验的平均标准差，取最小的那个隐变量。</translation>
    </message>
    <message>
        <source>The same where it is most.</source>
        <translation>后验的平均标准差，取最大的那个隐变量。</translation>
    </message>
    <message>
        <source>KL of the latent with the largest, second largest ... one, nats.</source>
        <translation>KL 最大、第二大……的隐变量的 KL，奈特。</translation>
    </message>
    <message>
        <source>Smallest log-variance of a held-out image.</source>
        <translation>留出图像的最小对数方差。</translation>
    </message>
    <message>
        <source>Largest log-variance of a held-out image.</source>
        <translation>留出图像的最大对数方差。</translation>
    </message>
    <message>
        <source>Root-mean-square difference of decoded and real picture.</source>
        <translation>解码图像与真实图像的均方根差。</translation>
    </message>
    <message>
        <source>The same from the mean of so many pictures with nearest codes.</source>
        <translation>解码图像与编码最近的若干幅图像之平均的均方根差。</translation>
    </message>
    <message>
        <source>What a Bernoulli loss of these images cannot fall below.</source>
        <translation>这些图像的伯努利损失不可能低于的值。</translation>
    </message>
    <message>
        <source>Principal variances of the data above that one, at most 100.</source>
        <translation>数据的主方差中大于该值的个数，至多 100。</translation>
    </message>
    <message>
        <source>Withheld classes distinguished from seen ones by the squared error; 0.5: by chance.</source>
        <translation>凭平方误差区分隐去的类别与见过的类别；0.5：全凭运气。</translation>
    </message>
    <message>
        <source>Variance of the score-function gradient of E[x^2] at theta.</source>
        <translation>在 theta 处，E[x^2] 的得分函数梯度的方差。</translation>
    </message>
    <message>
        <source>Variance of the reparameterized gradient of E[x^2] at theta.</source>
        <translation>在 theta 处，E[x^2] 的重参数化梯度的方差。</translation>
    </message>
    <message>
        <source>There is no figure &apos;%1&apos;; the page on lessons in the manual lists them.</source>
        <translation>没有数值“%1”；手册中关于课程的一页列有全部数值。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a figure of a run; write which, such as ae.%1.</source>
        <translation>“%1”是某次训练的数值；请写明是哪一次，如 ae.%1。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a figure of no run; write it without one.</source>
        <translation>“%1”不属于任何训练；请不要写训练的名称。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes %2 values in parentheses, and here are %3.</source>
        <translation>“%1”的括号中应有 %2 个值，这里有 %3 个。</translation>
    </message>
    <message>
        <source>The data have no factor &apos;%1&apos;.</source>
        <translation>数据没有因子“%1”。</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is not trained.</source>
        <translation>“%1”还没有训练。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is larger than 1 MiB, which no text of a lesson is.</source>
        <translation>“%1”大于 1 MiB，课程的文字不会这么大。</translation>
    </message>
    <message>
        <source>No text of a lesson is so large.</source>
        <translation>课程的文字不会这么大。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no lesson.json; name the folder or the ZIP file of a lesson.</source>
        <translation>“%1”中没有 lesson.json；请给出课程的文件夹或 ZIP 文件。</translation>
    </message>
    <message>
        <source>There is no lesson &apos;%1&apos;, neither shipped nor as a folder or ZIP file. Shipped are: %2.</source>
        <translation>没有课程“%1”，既不在自带的课程中，也不是文件夹或 ZIP 文件。自带的有：%2。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; stands here a second time; remove one of both.</source>
        <translation>键“%1”在这里第二次出现；请去掉一个。</translation>
    </message>
    <message>
        <source>Invalid JSON at &apos;%1&apos;; look for a missing comma, quote or bracket before it.</source>
        <translation>从“%1”起不是 JSON；请看看前面是否缺少逗号、引号或括号。</translation>
    </message>
    <message>
        <source>There are too many brackets in brackets; no lesson needs so many.</source>
        <translation>括号嵌套过多；课程用不着这么多。</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1 第 %2 行：%3</translation>
    </message>
    <message>
        <source>Pictures of %1 channels do not go through a model of %2 channels.</source>
        <translation>%1 个通道的图像不能通过 %2 个通道的模型。</translation>
    </message>
    <message>
        <source>A conditional model needs the condition of every picture: %1 numbers.</source>
        <translation>条件模型需要每幅图像的条件：%1 个数。</translation>
    </message>
    <message>
        <source>A model cannot be conditioned on the class of pictures that have no labels: open data with labels, or choose known factors as the condition, or none.</source>
        <translation>图像没有标签，无法以类别为条件：请打开有标签的数据，或选择已知因子作条件，或不用条件。</translation>
    </message>
    <message>
        <source>All training images are of one class, so that it says nothing of them; train without a condition.</source>
        <translation>全部训练图像都属于一个类别，类别不能说明什么；请不用条件来训练。</translation>
    </message>
    <message>
        <source>The data have no factor &apos;%1&apos; to be the condition; they have no known factors.</source>
        <translation>数据没有因子“%1”可作条件；它没有已知因子。</translation>
    </message>
    <message>
        <source>The data have no factor &apos;%1&apos; to be the condition; they have %2.</source>
        <translation>数据没有因子“%1”可作条件；它的因子有 %2。</translation>
    </message>
    <message>
        <source>The factor &apos;%1&apos; is the same in all training images and can be no condition.</source>
        <translation>因子“%1”在全部训练图像中都相同，不能作条件。</translation>
    </message>
    <message>
        <source>The condition &apos;%1&apos; needs %2 values apart by commas: %3.</source>
        <translation>条件“%1”需要 %2 个以逗号分隔的值：%3。</translation>
    </message>
    <message>
        <source>The condition &apos;%1&apos; is no value of %2: the model has seen %3 to %4.</source>
        <translation>条件“%1”不是 %2 的值：模型见过的是 %3 到 %4。</translation>
    </message>
    <message>
        <source>This model is not conditional; remove the condition &apos;%1&apos;.</source>
        <translation>模型绘制时不用条件；“%1”对它没有意义。</translation>
    </message>
    <message>
        <source>The model knows no class &apos;%1&apos;; it knows %2.</source>
        <translation>模型不知道类别“%1”；它知道 %2。</translation>
    </message>
    <message>
        <source>The model draws a picture by its class, and %1 has no labels.</source>
        <translation>模型按类别绘制图像，而 %1 没有标签。</translation>
    </message>
    <message>
        <source>%1 has pictures of the class &apos;%2&apos;, which the model does not know.</source>
        <translation>%1 中有类别“%2”的图像，模型不知道这个类别。</translation>
    </message>
    <message>
        <source>A conditional model is made for the classes or factors of some data; open the data first.</source>
        <translation>条件模型是为某个数据集的类别或因子建立的；请先打开数据。</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>The decoder&apos;s input beside the code, which then need not hold it: label, the picture&apos;s class, or known factors, such as smile,skin. Empty: none.</source>
        <translation>除编码之外，还把图像的什么作为条件输入解码器，使编码不必再含有它：label（图像的类别），或已知因子，如 smile,skin。留空：没有条件。</translation>
    </message>
    <message>
        <source>label, or names of factors, separated by commas</source>
        <translation>label，或以逗号分隔的因子名称</translation>
    </message>
    <message>
        <source>Condition to encoder</source>
        <translation>条件输入编码器</translation>
    </message>
    <message>
        <source>Whether the condition is an input of the encoder, too.</source>
        <translation>是否把条件也输入编码器。</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>A condition needs codes that are distributions drawn towards a prior, which is why they leave out what the condition says; the codes of this objective are points. Choose the objective vae or beta-tcvae, or no condition.</source>
        <translation>条件要求编码是趋向先验的分布，这样编码才会略去解码器已从条件得知的内容；而这个目标的编码是点。请选择目标 vae 或 beta-tcvae，或不用条件。</translation>
    </message>
    <message numerus="yes">
        <source>%n claims of the lesson &apos;%1&apos; do not hold.</source>
        <comment>%n claim of the lesson &apos;%1&apos; does not hold.</comment>
        <translation>
            <numerusform>课程“%1”有 %n 条论断不成立。</numerusform>
        </translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; is not in UTF-8, so that a model file cannot keep it as a condition; rename it.</source>
        <translation>名称“%1”不是 UTF-8 编码，模型文件无法把它保存为条件；请改名。</translation>
    </message>
    <message>
        <source>The factor &apos;%1&apos; of image %2 of %3 is not known, so that it can be no condition.</source>
        <translation>%3 中图像 %2 的因子“%1”未知，因此不能作为条件。</translation>
    </message>
    <message>
        <source>The condition names the factor &apos;%1&apos; twice; name it once.</source>
        <translation>条件中因子“%1”写了两次；请只写一次。</translation>
    </message>
    <message>
        <source>--report &apos;%1&apos; would overwrite &apos;%2&apos;, which is read as LESSON; name another place for it.</source>
        <translation>--report “%1”会覆盖作为 LESSON 读取的“%2”；请另选位置。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>What the factors of matrix products and convolutions are rounded to in training; bfloat16 is faster where the processor has instructions for it. Weights and sums stay float32.</source>
        <translation>训练中矩阵乘积和卷积的因子舍入到的精度；处理器有 bfloat16 指令时，bfloat16 更快。权重与求和仍是 float32。</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>The precision bfloat16 would not help, because this processor has no instructions for it, so training stays in float32.</source>
        <translation>精度 bfloat16 在此没有帮助，因为这个处理器没有它的指令，所以训练仍用 float32。</translation>
    </message>
    <message>
        <source>The precision bfloat16 would not help, because this build has no oneDNN, so training stays in float32.</source>
        <translation>精度 bfloat16 在此没有帮助，因为这个构建没有 oneDNN，所以训练仍用 float32。</translation>
    </message>
    <message>
        <source>A file in &apos;%1&apos; cannot be written: %2.</source>
        <translation>“%1”中的文件无法写入：%2。</translation>
    </message>
    <message>
        <source>The file in &apos;%1&apos; cannot be read: %2.</source>
        <translation>“%1”中的文件无法读取：%2。</translation>
    </message>
    <message>
        <source>The file in &apos;%1&apos; does not hold what was written to it; check the disk.</source>
        <translation>“%1”中的文件不再是写入时的内容；请检查磁盘。</translation>
    </message>
    <message>
        <source>Threads (0: automatic)</source>
        <translation>线程数（0：自动）</translation>
    </message>
    <message>
        <source>Processors to train on; 0 chooses the number by the batch size.</source>
        <translation>用于训练的处理器数；0 表示批次够用的数量。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds several files that can be opened; this is &apos;%2&apos; (%3/%4 opens another).</source>
        <translation>“%1”中有多个可以打开的文件；打开的是“%2”（%3/%4 打开另一个）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no &apos;%2&apos; that can be opened; it holds %3.</source>
        <translation>“%1”中没有可以打开的“%2”；其中有 %3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds &apos;%2&apos;, which %3.</source>
        <translation>“%1”中有“%2”，它%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no pictures, table or arrays that Lunette reads; it holds %2.</source>
        <translation>“%1”中没有 Lunette 能读取的图片、表格或数组；其中有 %2。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Doubtful: pictures of %1 x %2 pixels; such short rows may not be pictures.</source>
        <translation>存疑：图像为 %1 x %2 像素；这样少的数组成的行可能不是图像。</translation>
    </message>
    <message>
        <source>is a RAR archive; unpack it, with: unar data.rar</source>
        <translation>是 RAR 压缩包；请解开它，用：unar data.rar</translation>
    </message>
    <message>
        <source>is packed by LZ4; unpack it, with: lz4 -d data.lz4</source>
        <translation>由 LZ4 压缩；请解开它，用：lz4 -d data.lz4</translation>
    </message>
    <message>
        <source>is packed by compress; unpack it, with: uncompress data.Z</source>
        <translation>由 compress 压缩；请解开它，用：uncompress data.Z</translation>
    </message>
    <message>
        <source>is a LIBSVM file; write it as an archive of arrays, in Python: x, y = sklearn.datasets.load_svmlight_file(&apos;data.libsvm&apos;); numpy.savez(&apos;data.npz&apos;, x=x.toarray(), y=y)</source>
        <translation>是 LIBSVM 文件；请把它写成数组的压缩包，用 Python：x, y = sklearn.datasets.load_svmlight_file(&apos;data.libsvm&apos;); numpy.savez(&apos;data.npz&apos;, x=x.toarray(), y=y)</translation>
    </message>
    <message>
        <source>is an ARFF table; write it as CSV, in Python: pandas.DataFrame(scipy.io.arff.loadarff(&apos;data.arff&apos;)[0]).to_csv(&apos;data.csv&apos;, index=False)</source>
        <translation>是 ARFF 表格；请把它写成 CSV，用 Python：pandas.DataFrame(scipy.io.arff.loadarff(&apos;data.arff&apos;)[0]).to_csv(&apos;data.csv&apos;, index=False)</translation>
    </message>
    <message>
        <source>The %1 has no column &apos;%2&apos; for %3; it has %4.</source>
        <translation>%1中没有可作 %3 的列“%2”；它有 %4。</translation>
    </message>
    <message>
        <source>Its column %1 is a factor (factors=).</source>
        <translation>其中的列 %1 是因子（factors=）。</translation>
    </message>
    <message>
        <source>Its columns %1 are factors (factors=).</source>
        <translation>其中的列 %1 是因子（factors=）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds one picture file, &apos;%2&apos;, of several pictures; say frames=all for an image of each.</source>
        <translation>“%1”中只有一个图片文件“%2”，它含有多幅图片；用 frames=all 使每一幅各作一幅图像。</translation>
    </message>
    <message>
        <source>The column of a table that says train or test of each picture; empty: the likeliest.</source>
        <translation>表格中注明每幅图片属于 train 还是 test 的列；留空：最可能的一列。</translation>
    </message>
    <message>
        <source>Columns of a table that are known causes, separated by &apos;+&apos;; empty: all of numbers.</source>
        <translation>表格中作已知成因的列，以“+”分隔；留空：所有数的列。</translation>
    </message>
    <message>
        <source>columns&apos; names or numbers separated by &apos;+&apos;, or none</source>
        <translation>以“+”分隔的列名或列号，或 none</translation>
    </message>
    <message>
        <source>Nothing was taken of the other members: %1 (images= and labels= take others).</source>
        <translation>其余数组没有采用：%1（images= 和 labels= 采用别的）。</translation>
    </message>
    <message>
        <source>%1 numbers in a row are no %2; say width=W for pictures of another form, with channels=3 where they are in color, and axes=hwn where a picture is a column</source>
        <translation>一行 %1 个数不成%2；图像为其他形状时请用 width=W，彩色时再加 channels=3，一列为一幅图像时再加 axes=hwn</translation>
    </message>
    <message>
        <source>this is one gray picture; a dataset has images x height x width, so save several with numpy.stack(), or say axes=nhw for %1 gray pictures of %2 x %3</source>
        <translation>这是一幅灰度图片；数据集是图像数 x 高 x 宽，请用 numpy.stack() 把多幅存在一起，或用 axes=nhw 作为 %1 幅 %2 x %3 的灰度图像</translation>
    </message>
    <message>
        <source>Doubtful: %1 may be one picture in color; it was taken for %2 gray ones (a dataset has images x height x width).</source>
        <translation>存疑：%1 可能是一幅彩色图片，现作为 %2 幅灰度图像（数据集是图像数 x 高 x 宽）。</translation>
    </message>
    <message numerus="yes">
        <source>&apos;%1&apos; holds neither whole numbers nor short words and gives no labels, but %n factors.</source>
        <comment>&apos;%1&apos; holds neither whole numbers nor short words and gives no labels, but a factor.</comment>
        <translation>
            <numerusform>“%1”既不是整数也不是短文字，不作标签，而作 %n 个因子。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of one value and gives no factor.</source>
        <translation>“%1”只有一个值，不作因子。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives a factor.</source>
        <translation>“%1”作因子。</translation>
    </message>
    <message>
        <source>axes=nhw takes the first</source>
        <translation>axes=nhw 取第一维</translation>
    </message>
    <message>
        <source>axes=hwn takes the last</source>
        <translation>axes=hwn 取最后一维</translation>
    </message>
    <message>
        <source>in Python: numpy.moveaxis(images, %1, 0)</source>
        <translation>用 Python：numpy.moveaxis(images, %1, 0)</translation>
    </message>
    <message>
        <source>Doubtful: neighbors along dimension %1 of %2, which was taken to count the images, are more alike than along dimension %3, which may count them instead (%4).</source>
        <translation>存疑：取作图像计数的是 %2 的第 %1 维，沿它的相邻值比沿第 %3 维更相近，图像计数可能是后者（%4）。</translation>
    </message>
    <message>
        <source>Doubtful: %1 may be one picture, for it is as smooth along both dimensions; a dataset has images x height x width.</source>
        <translation>存疑：%1 可能是一幅图片，因为沿两维同样平滑；数据集是图像数 x 高 x 宽。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be unpacked into the temporary folder: %2; say another as TMPDIR.</source>
        <translation>无法把“%1”解到临时文件夹：%2；请用 TMPDIR 指定另一个。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; unpacks to more than 8 GiB; unpack it and open the file that you want.</source>
        <translation>“%1”解开后超过 8 GiB；请解开它，再打开要用的文件。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit unpacked into &apos;%2&apos;; say another folder as TMPDIR, or unpack it and open the file that you want.</source>
        <translation>“%1”解开后放不进“%2”；请用 TMPDIR 指定另一个文件夹，或解开它，再打开要用的文件。</translation>
    </message>
    <message>
        <source>unknown cause</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>looked at for long enough</source>
        <translation>已经看得够久</translation>
    </message>
    <message>
        <source>it unpacks to a thousand times its size</source>
        <translation>解压后会达到原来的一千倍</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>its directory is longer than 32 MiB</source>
        <translation>它的目录超过 32 MiB</translation>
    </message>
    <message>
        <source>its directory is longer than 96 MiB</source>
        <translation>它的目录超过 96 MiB</translation>
    </message>
    <message>
        <source>There is no control &apos;%1&apos; to point at; there are the parameters by their keys, and: %2.</source>
        <translation>没有可以指示的控件“%1”；可以用各参数的键名，或者：%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands for nothing; write %prediction or %measured.</source>
        <translation>“%1”不代表任何东西；请写 %prediction 或 %measured。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; is neither sum nor mean.</source>
        <translation>“%2”中的“%1”既不是 sum 也不是 mean。</translation>
    </message>
    <message>
        <source>Largest less smallest error of the training with so many seeds.</source>
        <translation>用这么多个种子训练，最大误差与最小误差之差。</translation>
    </message>
    <message>
        <source>Energy of decoded pictures beside that of real ones, from so many waves a picture to so many.</source>
        <translation>每幅图波数在此范围内的能量：解码图与真实图之比。</translation>
    </message>
    <message>
        <source>The same of the mean of the 20 pictures with nearest codes.</source>
        <translation>同上，但用编码最近的 20 幅图的平均代替解码图。</translation>
    </message>
    <message>
        <source>What a nat of KL counts beside one of the reconstruction at unit variance, in a loss of squared errors and KL that are each summed or averaged over pixels and over latents.</source>
        <translation>在由平方误差和 KL 组成、对像素和隐变量各自求和或取平均的损失里，KL 的一个奈特相当于单位方差下重构的多少个奈特。</translation>
    </message>
    <message>
        <source>Share of the withheld classes above the error that so many % of the seen ones exceed.</source>
        <translation>阈值取见过的类别有这么多百分比会超过的误差，未见类别超过它的比例。</translation>
    </message>
    <message>
        <source>Share of the held-out images of seen classes above the error that so many % of the images to train on exceed.</source>
        <translation>阈值取训练图有这么多百分比会超过的误差，见过的类别中留出的图超过它的比例。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot stand here: around texts, JSON has plain quotes, commas and colons only. Replace it by one of &quot; , :</source>
        <translation>这里不能用“%1”：在文字之外，JSON 只认英文的引号、逗号和冒号。请换成 &quot; , : 之一</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有那个文件或文件夹</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>资源暂时不可用</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不够</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有那个设备</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>无效的参数</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>文件正在执行</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接的层数太多</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件句柄已失效</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>&apos;%1&apos; itself opens as its pictures (labels=%2 where that is a table that names them).</source>
        <translation>“%1”本身可作为其中的图片打开（若 %2 是列出它们的表格，则用 labels=%2）。</translation>
    </message>
    <message>
        <source>Only the first 10,000 files and folders were looked at; open another one by its own path.</source>
        <translation>只查看了前 10,000 个文件和文件夹；其他的请用其自身的路径打开。</translation>
    </message>
    <message>
        <source>The names of the folders say the classes and the parts, as &apos;%1&apos; does; a star stands for the class.</source>
        <translation>文件夹的名称同时注明类别和划分，如“%1”；星号代表类别。</translation>
    </message>
    <message>
        <source>The column %1 of the %2 holds words, and factors are numbers; name another column as factors=, or none.</source>
        <translation>%2的列 %1 是文字，而因子是数；请用 factors= 指定另一列，或用 none。</translation>
    </message>
    <message>
        <source>The column %1 of the %2 is empty; name another column as factors=, or none.</source>
        <translation>%2的列 %1 是空的；请用 factors= 指定另一列，或用 none。</translation>
    </message>
    <message>
        <source>Models learn from the pictures with %1 in the table&apos;s column %2 and are judged by those with %3 (split=).</source>
        <translation>模型用表格的列 %2 为 %1 的图片学习，用为 %3 的图片评判（split=）。</translation>
    </message>
    <message>
        <source>Several tables could be meant: %1; say labels=FILE for one, or labels=FILE+COLUMN for a column of it.</source>
        <translation>可能指的是多个表格：%1；请用 labels=FILE 指定其中一个，或用 labels=FILE+COLUMN 指定它的一列。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no table that names the pictures and has the columns of split= and factors=; say labels=FILE for one.</source>
        <translation>“%1”没有列出图片并含有 split= 和 factors= 所指各列的表格；请用 labels=FILE 指定一个。</translation>
    </message>
    <message>
        <source>Commas between digits of the pictures&apos; fields were taken for decimal points, for blanks separate the numbers.</source>
        <translation>图片字段中数字之间的逗号取作小数点，因为各数以空格分隔。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds more than 1,000 files; unpack it and open the file that you want, or name it behind the archive, as in %1/%2.</source>
        <translation>“%1”含有 1,000 个以上的文件；请解开后打开所需的文件，或在压缩包之后写出它的名称，如 %1/%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no &apos;%2&apos;; it holds %3 files, the first &apos;%4&apos;.</source>
        <translation>“%1”中没有“%2”；其中有 %3 个文件，第一个是“%4”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds more than 1,000 files in &apos;%2&apos; or of its kind beside it; unpack it and open the file that you want.</source>
        <translation>“%1”在“%2”中或在它旁边含有 1,000 个以上的同类文件；请解开后打开所需的文件。</translation>
    </message>
    <message>
        <source>has the name of a folder, or lies in what is a file</source>
        <translation>与文件夹同名，或位于一个文件之下</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: its member &apos;%2&apos; cannot be unpacked into the temporary folder: %3; say another as TMPDIR.</source>
        <translation>“%1”：其中的“%2”无法解到临时文件夹：%3；请用 TMPDIR 指定另一个。</translation>
    </message>
    <message>
        <source>Its columns may also be pictures, of %1 numbers each (axes=hwn takes those).</source>
        <translation>它的各列也可能是图片，每幅 %1 个数（axes=hwn 以列为图片）。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message numerus="yes">
        <source>%n labels are missing (%1) and became the class &apos;(none)&apos;.</source>
        <comment>%n label is missing (%1) and became the class &apos;(none)&apos;.</comment>
        <translation>
            <numerusform>有 %n 个标签缺失（%1），归入类别“(none)”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels may say that there is none (%1) and stay as they are.</source>
        <comment>%n label may say that there is none (%1) and stays as it is.</comment>
        <translation>
            <numerusform>有 %n 个标签可能表示没有标签（%1），予以保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Doubtful: the %1 numbers of a row were taken for %2 x %2 gray pixels, and are smoother as %3 x %3 pixels of four channels; in Python: images.reshape(-1, %3, %3, 4).</source>
        <translation>存疑：每行的 %1 个数取作 %2 x %2 个灰度像素，但按 %3 x %3 个四通道像素排列更平滑；在 Python 中：images.reshape(-1, %3, %3, 4)。</translation>
    </message>
    <message>
        <source>Doubtful: the %1 numbers of a row were taken for %2 x %2 gray pixels, and are smoother as %3 x %3 pixels of four channels; in Python: images.reshape(-1, 4, %3, %3).</source>
        <translation>存疑：每行的 %1 个数取作 %2 x %2 个灰度像素，但按 %3 x %3 个四通道像素排列更平滑；在 Python 中：images.reshape(-1, 4, %3, %3)。</translation>
    </message>
    <message>
        <source>The column %1 of the %2 does not say train and test of the pictures; name another column as split=, or none (yes and no count only under a name such as is_training).</source>
        <translation>%2的列 %1 没有注明图片属于 train 还是 test；请用 split= 指定另一列，或用 none（“是”和“否”只有在 is_training 之类的列名之下才有意义）。</translation>
    </message>
    <message numerus="yes">
        <source>%n records name pictures a second time and count for nothing.</source>
        <comment>%n record names a picture a second time and counts for nothing.</comment>
        <translation>
            <numerusform>%n 条记录重复指向同一幅图片，已忽略。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines do not fit and were left out.</source>
        <comment>%n line does not fit and was left out.</comment>
        <translation>
            <numerusform>%n 行不合格式，已略去。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields hold no number and count as 0.</source>
        <comment>%n field holds no number and counts as 0.</comment>
        <translation>
            <numerusform>%n 个字段不是数，按 0 计。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other files are no pictures by their endings (%1).</source>
        <comment>%n other file is no picture by its ending (%1).</comment>
        <translation>
            <numerusform>另有 %n 个文件从后缀看不是图片（%1）。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;%1&apos;: &apos;%2&apos; holds %3 numbers, but there are %4 images, and each needs one label; say labels=NAME for another member, or none.</source>
        <translation>“%1”：“%2”含有 %3 个数；标签应当每幅图像一个，共 %4 幅；请用 labels=NAME 指定另一个成员，或用 none。</translation>
    </message>
    <message>
        <source>has %1 in %2, which says neither train nor test; name another column as split=, or none (yes and no count only under a name such as is_training)</source>
        <translation>的%2中有 %1，既不表示 train 也不表示 test；请用 split= 指定另一列，或用 none（“是”和“否”只有在 is_training 之类的列名之下才有意义）</translation>
    </message>
    <message numerus="yes">
        <source>%n fields hold no number (empty, NA or the like) and count as 0.</source>
        <comment>%n field holds no number (empty, NA or the like) and counts as 0.</comment>
        <translation>
            <numerusform>%n 个字段不是数（空、NA 之类），按 0 计。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>has %n fields where most have %1, and opens a quote that is not closed</source>
        <comment>has %n field where most have %1, and opens a quote that is not closed</comment>
        <translation>
            <numerusform>有 %n 个字段，而多数行有 %1 个，并且有一个引号没有闭合</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>has %n fields where most have %1</source>
        <comment>has %n field where most have %1</comment>
        <translation>
            <numerusform>有 %n 个字段，而多数行有 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Doubtful: %1 lies apart from all other numbers, which are from %2 to %3, and may stand for missing ones; write NaN or 0 in its place, or the rest has little contrast.</source>
        <translation>存疑：%1 远离其他所有的数（从 %2 到 %3），可能代表缺失值；请改写为 NaN 或 0，否则其余部分对比度很低。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is a JSON document of more than 32 MiB; save it as JSON Lines, an object a line.</source>
        <translation>表格“%1”是超过 32 MiB 的 JSON 文档；请存为 JSON Lines，每行一个对象。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is JSON without records.</source>
        <translation>表格“%1”是没有记录的 JSON。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes %2 MiB without its labels, and Lunette copies at most %3 MiB; save the labels in a file of their own, or say first=N for the first N images.</source>
        <translation>“%1”除去标签后占 %2 MiB，而 Lunette 至多复制 %3 MiB；请把标签另存为一个文件，或用 first=N 只取前 N 幅图像。</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Of the %1 numbers in a %2 of &apos;%3&apos; the first is one of %4 whole numbers, as a label is, and the others make a picture.</source>
        <translation>“%3”的一%2有 %1 个数，第一个数只取 %4 个整数，像是标签；其余的数构成一幅图片。</translation>
    </message>
    <message>
        <source>Of the %1 numbers in a %2 of &apos;%3&apos; the last is one of %4 whole numbers, as a label is, and the others make a picture.</source>
        <translation>“%3”的一%2有 %1 个数，最后一个数只取 %4 个整数，像是标签；其余的数构成一幅图片。</translation>
    </message>
    <message>
        <source>Of the %1 numbers in a %2 of &apos;%3&apos; the first %4 are zeros and a single 1, as one-hot labels are, and the others make a picture.</source>
        <translation>“%3”的一%2有 %1 个数，前 %4 个是若干个 0 和一个 1，像是独热标签；其余的数构成一幅图片。</translation>
    </message>
    <message>
        <source>Of the %1 numbers in a %2 of &apos;%3&apos; the last %4 are zeros and a single 1, as one-hot labels are, and the others make a picture.</source>
        <translation>“%3”的一%2有 %1 个数，最后 %4 个是若干个 0 和一个 1，像是独热标签；其余的数构成一幅图片。</translation>
    </message>
    <message>
        <source>%1 pictures are few for %2 weights: the test loss has been rising since epoch %3.</source>
        <translation>%1 幅图像对 %2 个权重来说太少：测试损失自第 %3 轮起不断上升。</translation>
    </message>
    <message>
        <source>The test loss has been rising since epoch %1: the network learns the training pictures by heart.</source>
        <translation>测试损失自第 %1 轮起不断上升：网络在死记训练图像。</translation>
    </message>
    <message>
        <source>What helps: stopping there (Patience), fewer hidden units, noise on the pictures (Corruption), more pictures.</source>
        <translation>可以这样改善：在该处停止（耐心）、减少隐藏单元、给图像加噪声（损坏方式）、增加图像。</translation>
    </message>
    <message>
        <source>The test loss is more than ten times that of a plain gray picture: training is about to diverge. What helps: a smaller learning rate, a limit on the gradient (Clip norm).</source>
        <translation>测试损失超过纯灰图片的十倍：训练即将发散。可以这样改善：减小学习率、限制梯度（裁剪范数）。</translation>
    </message>
    <message>
        <source>The latents keep nothing of the pictures so far (KL below 0.05 nats): all are dead, and every picture is reconstructed alike. What helps: more epochs, a smaller beta, KL warm-up, free nats.</source>
        <translation>隐变量至今没有保留图片的任何信息（KL 低于 0.05 奈特）：它们全都失活，所有图片的重构都一样。可以这样改善：训练更多轮、减小 beta、KL 预热、自由奈特。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外貌</translation>
    </message>
    <message>
        <source>Whether hair length, jaw and brows vary together, as one more factor from a masculine to a feminine look.</source>
        <translation>头发长短、下颌和眉毛是否一起变化，作为又一个因子：从男性化到女性化的外貌。</translation>
    </message>
    <message>
        <source>Varied</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Doubtful: numbers such as %1 were taken for fractions. If their points part thousands, write the numbers without them.</source>
        <translation>存疑：像 %1 这样的数当作小数读取。若其中的点是千位分隔符，请去掉后再写。</translation>
    </message>
    <message>
        <source>The columns of pixels were put in the order that their names count, from &apos;%1&apos; to &apos;%2&apos;.</source>
        <translation>像素列已按列名中的数字重新排序，从“%1”到“%2”。</translation>
    </message>
    <message>
        <source>Doubtful: the names of the columns of pixels count from &apos;%1&apos; to &apos;%2&apos;, of which %3 are missing, so the pictures may be distorted; write those columns, too.</source>
        <translation>存疑：像素列的列名从“%1”数到“%2”，其中缺少 %3 列，图片可能变形；请把这些列也写入表格。</translation>
    </message>
    <message>
        <source>Doubtful: the last line is the sum of all others; remove it from the table.</source>
        <translation>存疑：最后一行是其余各行之和；请从表格中删除。</translation>
    </message>
    <message>
        <source>is not there, outside of the table&apos;s folder</source>
        <translation>在表格的文件夹之外，那里没有这个文件</translation>
    </message>
    <message>
        <source>Its annotations give no labels, for not each picture has just one category: &apos;%1&apos;.</source>
        <translation>其中的标注不给出标签，因为并非每幅图片都恰好属于一个类别：“%1”。</translation>
    </message>
    <message>
        <source>Doubtful: pictures of %1 x %2 pixels are very long. If the first dimension of %3 does not count images, save the array as images x height x width.</source>
        <translation>存疑：%1 x %2 像素的图片过于狭长。若 %3 的第一维不是图像数，请把数组存为“图像数 x 高 x 宽”。</translation>
    </message>
    <message>
        <source>Doubtful: training and test share no class: %1 as &apos;%2&apos; are learned from, and %3 as &apos;%4&apos; are judged by; look whether both name their classes alike.</source>
        <translation>存疑：训练部分和测试部分没有共同的类别：学习 %1 个类别（如“%2”），评判 %3 个类别（如“%4”）；请查看两者的类别名称是否一致。</translation>
    </message>
    <message>
        <source>Doubtful: of %1 pictures %2 become %3 by being enlarged to twice their size or more; say size= for a smaller one.</source>
        <translation>存疑：%1 幅图片中有 %2 幅放大到两倍或更大才成为 %3；可用 size= 指定较小的尺寸。</translation>
    </message>
    <message>
        <source>Doubtful: of %1 pictures %2 become %3 by being reduced to half their size or less; say size= for a larger one.</source>
        <translation>存疑：%1 幅图片中有 %2 幅缩小到一半或更小才成为 %3；可用 size= 指定较大的尺寸。</translation>
    </message>
    <message>
        <source>No size is shared by a tenth of the pictures, so all became 64 x 64 (size= chooses another).</source>
        <translation>没有一种尺寸为十分之一的图片所共有；图片已变为 64 x 64（size= 另定）。</translation>
    </message>
    <message numerus="yes">
        <source>%n classes are written differently in &apos;%1&apos; and &apos;%2&apos;, such as &apos;%3&apos; and &apos;%4&apos;, and taken as the same.</source>
        <comment>%n class is written differently in &apos;%1&apos; and &apos;%2&apos;, as &apos;%3&apos; and &apos;%4&apos;, and taken as the same.</comment>
        <translation>
            <numerusform>有 %n 个类别在“%1”和“%2”中写法不同（如“%3”和“%4”），视为同一类别。</numerusform>
        </translation>
    </message>
    <message>
        <source>Doubtful: %1 of %2 pictures look by their names like masks of others, as &apos;%3&apos; is of &apos;%4&apos;, and became images too; move them out of the folder and open it again.</source>
        <translation>存疑：%2 幅图片中有 %1 幅从名称看像是其他图片的掩模（如“%3”之于“%4”），也成了图像；请将它们移出文件夹后重新打开。</translation>
    </message>
    <message>
        <source>Doubtful: %1 of %2 pictures look like masks, for the folder &apos;%3&apos; has the names of &apos;%4&apos;, and became images too; open &apos;%5&apos;, or move the masks out of the folder.</source>
        <translation>存疑：%2 幅图片中有 %1 幅像是掩模，因为文件夹“%3”中的名称与“%4”中的相同，它们也成了图像；请打开“%5”，或将掩模移出文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n links to folders were not followed, the first &apos;%1&apos;; open what one points to, or a copy of the folder that holds the files themselves, as cp -rL makes it.</source>
        <comment>%n link to a folder was not followed, &apos;%1&apos;; open what it points to, or a copy of the folder that holds the files themselves, as cp -rL makes it.</comment>
        <translation>
            <numerusform>%n 个指向文件夹的链接没有跟随，第一个是“%1”；请打开链接所指的文件夹，或用 cp -rL 制作含有文件本身的副本再打开。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of %1 numbers of each image in it the first is the label.</source>
        <translation>其中每幅图像有 %1 个数，第一个是标签。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; has no classes, so &apos;%2&apos; is the test set (labels=none takes &apos;%1&apos;).</source>
        <translation>文件夹“%1”没有类别，因此以“%2”为测试集（labels=none 则取“%1”）。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is by its name a form for answers to submit, and its labels were passed over (labels=FILE takes them).</source>
        <translation>从名称看，表格“%1”是提交答案用的表，其中的标签未采用（labels=FILE 则采用）。</translation>
    </message>
    <message numerus="yes">
        <source>%n names have other capital letters than the files.</source>
        <comment>%n name has other capital letters than the file.</comment>
        <translation>
            <numerusform>%n 个名称与文件名的大小写不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Its column %1 says the parts, but the pictures here are all of one; a share is held out.</source>
        <translation>它的列 %1 注明训练和测试，但这里的图片都属于同一部分；于是留出一部分。</translation>
    </message>
    <message>
        <source>The pictures here are all of one part; a share is held out.</source>
        <translation>这里的图片都属于同一部分；于是留出一部分。</translation>
    </message>
    <message>
        <source>Doubtful: its column %1 is taken for the parts by the table&apos;s name, with %2 to learn from and %3 to judge by (labels=FILE+COLUMN takes it for the label, split=none for no parts).</source>
        <translation>存疑：按表格的名称，它的列 %1 当作划分，%2 用于学习，%3 用于评判（labels=FILE+COLUMN 把它当作标签，split=none 则不划分）。</translation>
    </message>
    <message>
        <source>Doubtful: the table names the pictures by numbers alone, which may count something else (labels=none passes over it).</source>
        <translation>存疑：表格只以数给出图片，这些数也可能是别的计数（labels=none 则不用它）。</translation>
    </message>
    <message>
        <source>No table tells anything of the pictures of the folder &apos;%1&apos;, which are left out; a share of &apos;%2&apos; is held out in their place (labels=none takes both without labels).</source>
        <translation>没有表格说明文件夹“%1”的图片，它们已略去；改为从“%2”中留出一部分（labels=none 则不用标签而两者都取）。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; was passed over, for its names are each those of several pictures, such as &apos;%2&apos;; write paths with endings into it, or put it into the folder that it is about.</source>
        <translation>表格“%1”未采用，因为其中的每个名称都对应几幅图片，例如“%2”；请在其中写带后缀的路径，或把它放进它所说的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n records name several pictures each and count for none; write paths with endings into them.</source>
        <comment>%n record names several pictures and counts for none; write a path with an ending into it.</comment>
        <translation>
            <numerusform>%n 条记录各对应几幅图片，不计入；请在其中写带后缀的路径。</numerusform>
        </translation>
    </message>
    <message>
        <source>Models learn from the pictures that %1 names and are judged by those of %2 (split=none holds out a share instead).</source>
        <translation>模型用 %1 列出的图片学习，用 %2 列出的评判（split=none 则改为留出一部分）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no array of pictures; its &apos;%2&apos; %3.</source>
        <translation>“%1”中没有图片数组；其中的“%2”%3。</translation>
    </message>
    <message>
        <source>Doubtful: &apos;%1&apos; holds %2 labels and &apos;%3&apos; %4 pictures; these lengths differ, so there are no labels.</source>
        <translation>存疑：“%1”有 %2 个标签，“%3”有 %4 幅图片；长度不同，因此没有标签。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: the arrays of all classes take %2 MiB together, and Lunette unpacks at most %3 MiB; say first=N for fewer of each.</source>
        <translation>“%1”：所有类别的数组共需 %2 MiB，Lunette 最多解开 %3 MiB；请用 first=N 从每个类别少取一些。</translation>
    </message>
    <message>
        <source>Each of %1 arrays of one size was taken for a picture: %2 (images=NAME takes one array of several).</source>
        <translation>%1 个尺寸相同的数组各取作一幅图片：%2（images=NAME 取一个含多幅图片的数组）。</translation>
    </message>
    <message>
        <source>The classes are the %1 groups that these lie in.</source>
        <translation>类别是它们所在的 %1 个组。</translation>
    </message>
    <message>
        <source>Doubtful: the arrays %1 were taken for a class each; if they show the same things, say images=NAME for one of them.</source>
        <translation>存疑：数组 %1 各取作一个类别；如果它们画的是同样的内容，请用 images=NAME 取其中之一。</translation>
    </message>
    <message>
        <source>Each of %1 arrays was taken for a class: %2 (images=NAME takes one of them).</source>
        <translation>%1 个数组各取作一个类别：%2（images=NAME 取其中之一）。</translation>
    </message>
    <message>
        <source>Of %1 pictures %2 are taken, of each array its share (first=).</source>
        <translation>从 %1 幅图片中取 %2 幅，每个数组按比例取（first=）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was taken for &apos;%2&apos; and &apos;%3&apos; for &apos;%4&apos;, by their shapes (images=%1).</source>
        <translation>按形状，“%1”取作“%2”，“%3”取作“%4”（images=%1）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2, %3, and another file of this folder %4, %5; make all of one size and type, in Python: numpy.save(FILE, numpy.ascontiguousarray(a).astype(TYPE))</source>
        <translation>“%1”为 %2、%3，而此文件夹中的另一个文件为 %4、%5；请统一尺寸和类型，在 Python 中：numpy.save(FILE, numpy.ascontiguousarray(a).astype(TYPE))</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: its files take %2 MiB together, and Lunette reads at most %3 MiB of such; put them into one with numpy.save().</source>
        <translation>“%1”：其中的文件共需 %2 MiB，Lunette 对这样的文件最多读取 %3 MiB；请用 numpy.save() 将它们合成一个文件。</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no arrays of pictures as classes.</source>
        <translation>文件夹“%1”中没有按类别分的图片数组。</translation>
    </message>
    <message>
        <source>Each of %1 files of one size was taken for a picture.</source>
        <translation>%1 个尺寸相同的文件各取作一幅图片。</translation>
    </message>
    <message>
        <source>is not known of all pictures</source>
        <translation>并非每幅图片都有</translation>
    </message>
    <message>
        <source>is a list of something else than numbers, texts or arrays of one shape; in Python, numpy.save(&apos;images.npy&apos;, numpy.array(it)) makes an array of it where that is one</source>
        <translation>是一个列表，其中既不是数、文字，也不是形状相同的数组；若它本可以是一个数组，在 Python 中用 numpy.save(&apos;images.npy&apos;, numpy.array(it)) 保存</translation>
    </message>
    <message>
        <source>is a list of arrays of several shapes or types; in Python, numpy.stack([numpy.asarray(PIL.Image.fromarray(a).resize((64, 64))) for a in it]) makes it one</source>
        <translation>是形状或类型不一的数组的列表；在 Python 中，numpy.stack([numpy.asarray(PIL.Image.fromarray(a).resize((64, 64))) for a in it]) 将它变为一个数组</translation>
    </message>
    <message>
        <source>Tables with columns of numbers that may be those of the pictures, or count something else, were passed over: %1 (labels=FILE takes one).</source>
        <translation>有数的列的表格未采用，这些数可能是图片的编号，也可能是别的计数：%1（labels=FILE 选一个）。</translation>
    </message>
    <message>
        <source>holds Python objects, which are never loaded; in Python, numpy.array(it.tolist()) makes an array of it where that is one</source>
        <translation>含有 Python 对象，从不加载；若它本可以是一个数组，在 Python 中用 numpy.array(it.tolist()) 将它变为数组</translation>
    </message>
    <message>
        <source>labels: the names of the pictures in &apos;%1&apos; have %2 different words before their numbers, and labels=names needs 2 to 1,000, as in &apos;cat.1.jpg&apos; and &apos;dog_0001.png&apos;.</source>
        <translation>labels：“%1”中各图片的名称里，编号前共有 %2 个不同的词，而 labels=names 需要 2 到 1,000 个，例如“cat.1.jpg”和“dog_0001.png”。</translation>
    </message>
    <message>
        <source>The labels are the %1 words before the numbers in the pictures&apos; names, as &apos;%2&apos; in &apos;%3&apos; (labels=).</source>
        <translation>标签是图片名称中编号前的 %1 个词，例如“%3”中的“%2”（labels=）。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures have no word before a number in their names and are left out, such as &apos;%1&apos;.</source>
        <comment>%n picture has no word before a number in its name and is left out, &apos;%1&apos;.</comment>
        <translation>
            <numerusform>%n 幅图片的名称中编号前没有词，已略去，例如“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>No labels are taken, but %1 different words stand before the numbers in the pictures&apos; names, such as &apos;%2&apos; in &apos;%3&apos; (labels=names takes them).</source>
        <translation>没有采用标签，但图片名称中编号前有 %1 个不同的词，例如“%3”中的“%2”（labels=names 以它们为标签）。</translation>
    </message>
    <message>
        <source>labels: &quot;%1&quot; is no table in &apos;%2&apos;, and no table there or beside it that names the pictures has such a column; it takes first, second, last, whole, names, none, a table&apos;s column or a table.</source>
        <translation>labels：“%1”不是“%2”中的表格，那里或旁边列出图片的表格也没有这一列；可取 first、second、last、whole、names、none、表格的列，或表格。</translation>
    </message>
    <message>
        <source>Which folder&apos;s name is a picture&apos;s label: first, second, last, whole or none; names: the word before the number in its own; or the column of a table that names the pictures, or the table&apos;s file.</source>
        <translation>以哪一级文件夹的名称作图片的标签：first、second、last、whole 或 none；names：图片自身名称中编号前的词；也可以是列出图片的表格中的一列，或该表格的文件。</translation>
    </message>
    <message>
        <source>auto, first, second, last, whole, names, none, a table&apos;s column, or a table as FILE or FILE+COLUMN</source>
        <translation>auto、first、second、last、whole、names、none、表格的列，或写作 FILE 或 FILE+COLUMN 的表格</translation>
    </message>
    <message>
        <source>No picture of the folder &apos;%1&apos; has a word before a number in its name; a share of &apos;%2&apos; is held out in its place (labels=none takes both without labels).</source>
        <translation>文件夹“%1”中没有一幅图片的名称在编号前有词；改为从“%2”中留出一部分（labels=none 不用标签，两者都取）。</translation>
    </message>
    <message>
        <source>The labels are the folders&apos;, and the split is that of a table (labels=FILE takes its labels, split=none neither): %1</source>
        <translation>标签是文件夹的名称，划分取自表格（labels=FILE 用它的标签，split=none 则两者都不用）：%1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds more than 1,000 different words, which are no labels.</source>
        <translation>“%1”含有超过 1,000 个不同的词，不是标签。</translation>
    </message>
    <message>
        <source>The labels are the lines of &apos;%1&apos; (label=none passes over them).</source>
        <translation>标签是“%1”的各行（label=none 则不采用）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is left out, for no labels lie beside it; a share is held out in its place.</source>
        <translation>“%1”已略去，因为旁边没有它的标签；改为留出一部分。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no table of the labels of &apos;%2&apos;: %3; say split=none to leave both out.</source>
        <translation>“%1”不是“%2”的标签表：%3；用 split=none 则两者都不采用。</translation>
    </message>
    <message>
        <source>Doubtful: &apos;%1&apos; beside it is not taken for the labels: %2.</source>
        <translation>存疑：旁边的“%1”没有用作标签：%2。</translation>
    </message>
    <message>
        <source>Models learn from &apos;%1&apos; and are judged by &apos;%2&apos; (split=none holds out a share instead).</source>
        <translation>模型从“%1”学习，用“%2”评判（split=none 则改为留出一部分）。</translation>
    </message>
    <message>
        <source>line %1 of it has %2 fields and the lines before have %3</source>
        <translation>它的第 %1 行有 %2 个字段，而前面的行有 %3 个</translation>
    </message>
    <message>
        <source>it has too many fields for labels</source>
        <translation>它的字段太多，不会是标签</translation>
    </message>
    <message>
        <source>it holds numbers that are not whole</source>
        <translation>它含有不是整数的数</translation>
    </message>
    <message>
        <source>it has %1 lines for %2 pictures</source>
        <translation>它有 %1 行，而图片有 %2 幅</translation>
    </message>
    <message>
        <source>its first line has another number of fields than the others</source>
        <translation>它的第一行与其他行的字段数不同</translation>
    </message>
    <message>
        <source>its column &apos;%1&apos; does not count the lines</source>
        <translation>它的列“%1”不是各行的编号</translation>
    </message>
    <message>
        <source>none of its %1 columns is called label</source>
        <translation>它的 %1 列中没有一列名为 label</translation>
    </message>
    <message>
        <source>has other columns than &apos;%1&apos;; say split=none to open that alone</source>
        <translation>的各列与“%1”不同；用 split=none 只打开后者</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, line %2</source>
        <translation>“%1”，第 %2 行</translation>
    </message>
    <message>
        <source>The first line of &apos;%1&apos; is taken for names, for it has one line more than pictures.</source>
        <translation>“%1”的第一行当作列名，因为它的行数比图片多一。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 bytes, no whole number of STL-10&apos;s pictures of 27,648 bytes; copy or download it again.</source>
        <translation>“%1”有 %2 字节，不是 STL-10 图片（每幅 27,648 字节）的整数倍；请重新复制或下载。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 pictures, more than 896 MiB of pixels; say first=N for fewer, at most first=%3.</source>
        <translation>“%1”有 %2 幅图片，像素超过 896 MiB；用 first=N 少取一些，至多 first=%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 labels and &apos;%3&apos; %4 pictures; copy or download both again, or say labels=none.</source>
        <translation>“%1”有 %2 个标签，而“%3”有 %4 幅图片；请重新复制或下载两者，或用 labels=none。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives image %2 the label %3; those of STL-10 are 1 to 10.</source>
        <translation>“%1”给第 %2 幅图像的标签是 %3；STL-10 的标签是 1 到 10。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; beside it holds %2 more pictures; open it by itself for those.</source>
        <translation>旁边的“%1”还有 %2 幅图片；要用它们，请单独打开该文件。</translation>
    </message>
    <message>
        <source>Whether the pictures have their labels.</source>
        <translation>图片是否带有标签。</translation>
    </message>
    <message>
        <source>Where they are</source>
        <translation>有则采用</translation>
    </message>
    <message>
        <source>Whether the pictures, which are stored column by column, stand upright.</source>
        <translation>按列存储的图片是否转正。</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>转正</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no pictures of STL-10.</source>
        <translation>“%1”没有 STL-10 的图片。</translation>
    </message>
    <message>
        <source>STL-10: %1 images of &apos;%2&apos;, stored column by column and turned upright (turn=).</source>
        <translation>STL-10：“%2”的 %1 幅图像，按列存储，已转正（turn=）。</translation>
    </message>
    <message>
        <source>STL-10: %1 images of &apos;%2&apos;, with rows and columns exchanged, as they are stored.</source>
        <translation>STL-10：“%2”的 %1 幅图像，行列互换，与存储的一样。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2) is a third part, which is not used (images=%1 takes it alone).</source>
        <translation>“%1”（%2）是第三部分：模型既不从它学习，也不用它评判（images=%1 单独取它）。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; beside it is a third part, which is not used; open it by itself for its pictures.</source>
        <translation>旁边的“%1”是第三部分：模型既不从它学习，也不用它评判；要用它的图片，请单独打开。</translation>
    </message>
    <message>
        <source>Doubtful: the arrays %1 were taken for %2 classes by their names, of each part one array; as many images are in each (images=NAME takes one of them).</source>
        <translation>存疑：按名称把数组 %1 当作 %2 个类别，每一部分合为一个数组；各数组的图像数相同（images=NAME 取其中一个）。</translation>
    </message>
    <message>
        <source>The arrays %1 were taken for %2 classes by their names, of each part one array (images=NAME takes one of them).</source>
        <translation>按名称把数组 %1 当作 %2 个类别，每一部分合为一个数组（images=NAME 取其中一个）。</translation>
    </message>
    <message>
        <source>holds lists of several lengths, or of other things than numbers; in Python, numpy.save(&apos;images.npy&apos;, numpy.array(it)) makes an array of equal ones</source>
        <translation>含有长度不同的列表，或列表中有数以外的东西；若长度相同，在 Python 中用 numpy.save(&apos;images.npy&apos;, numpy.array(it)) 将它变为数组</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of lists within lists (%2).</source>
        <translation>“%1”由列表的列表组成（%2）。</translation>
    </message>
    <message>
        <source>holds more than 4 million values in lists</source>
        <translation>的列表中有超过 400 万个值</translation>
    </message>
    <message>
        <source>Doubtful: the commas of numbers in quotes, such as &quot;%1&quot;, were taken to part thousands. If they are decimal points, separate the fields by semicolons.</source>
        <translation>存疑：引号内的数（如“%1”）中的逗号当作千位分隔符。若它们是小数点，请以分号分隔字段。</translation>
    </message>
    <message>
        <source>The commas of numbers in quotes, such as &quot;%1&quot;, were taken for decimal points.</source>
        <translation>引号内的数（如“%1”）中的逗号当作小数点。</translation>
    </message>
    <message>
        <source>The matrices behind the first %1 were not read.</source>
        <translation>前 %1 个矩阵之后的没有读取。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, a MATLAB file of version 4, is damaged or cut short at byte %2; copy or download it again.</source>
        <translation>“%1”是 MATLAB 4 版文件，在第 %2 字节处损坏或不完整；请重新复制或下载。</translation>
    </message>
</context>
<context>
    <name>OverlayTexts</name>
    <message>
        <source>with one latent the codes show their density themselves</source>
        <translation>只有一个隐变量时，编码本身就显示出密度</translation>
    </message>
    <message>
        <source>density of codes, share a unit of area</source>
        <translation>编码的密度，每单位面积的比例</translation>
    </message>
    <message>
        <source>density of codes: open the data</source>
        <translation>编码的密度：请打开数据</translation>
    </message>
    <message>
        <source>posteriors of images: open the data</source>
        <translation>图像的后验：请打开数据</translation>
    </message>
    <message>
        <source>here the code of an image is a point: it has no posterior</source>
        <translation>这里图像的编码是一个点：没有后验</translation>
    </message>
    <message>
        <source>each selected image</source>
        <translation>每幅选中图像</translation>
    </message>
    <message>
        <source>the first %1 selected images</source>
        <translation>前 %1 幅选中图像</translation>
    </message>
    <message>
        <source>each image</source>
        <translation>每幅图像</translation>
    </message>
    <message>
        <source>the first %1 images</source>
        <translation>前 %1 幅图像</translation>
    </message>
    <message>
        <source>posterior of %1, 1 and 2 standard deviations</source>
        <translation>%1的后验，1 倍和 2 倍标准差</translation>
    </message>
    <message>
        <source>round-trip error |E(D(z)) − z|, units of z</source>
        <translation>往返误差 |E(D(z)) − z|，以 z 为单位</translation>
    </message>
    <message>
        <source>RMS change of a pixel a unit of z</source>
        <translation>z 变化一个单位时像素变化的 RMS</translation>
    </message>
    <message>
        <source>decoded at each place</source>
        <translation>每一处的解码图像</translation>
    </message>
    <message>
        <source>decoded at even shares of the prior</source>
        <translation>按先验的等份解码</translation>
    </message>
    <message>
        <source>; other latents as the probe&apos;s</source>
        <translation>；其他隐变量与探针相同</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <source>Commas separate whole numbers: write 1024, not 1,024</source>
        <translation>整数之间用逗号分隔：请写 1024，不要写 1,024</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1，下限</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1，上限</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>可取：%1。</translation>
    </message>
    <message>
        <source>Acts at once, also while training.</source>
        <translation>立即生效，训练中也是。</translation>
    </message>
    <message>
        <source>Takes effect when training starts or goes on.</source>
        <translation>在训练开始或继续时生效。</translation>
    </message>
    <message>
        <source>Takes effect with the next run.</source>
        <translation>从下一次训练起生效。</translation>
    </message>
</context>
<context>
    <name>ReportTexts</name>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>does not hold here</source>
        <translation>此处不成立</translation>
    </message>
    <message>
        <source>Runs and checksums of their weights</source>
        <translation>各次训练及其权重的校验和</translation>
    </message>
</context>
<context>
    <name>TermTexts</name>
    <message>
        <source>Autoencoder</source>
        <translation>自编码器</translation>
    </message>
    <message>
        <source>A network that encodes a picture x to a few numbers z and decodes them to a picture x′ that is as much like x as training can make it.</source>
        <translation>一个网络，把图像 x 编码为几个数 z，再把它们解码为图像 x′，训练使 x′ 尽可能像 x。</translation>
    </message>
    <message>
        <source>x → z = E(x) → x′ = D(z)</source>
        <translation>x → z = E(x) → x′ = D(z)</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>The numbers z that describe one picture: a point of latent space.</source>
        <translation>描述一幅图像的几个数 z：潜空间中的一个点。</translation>
    </message>
    <message>
        <source>z = E(x)</source>
        <translation>z = E(x)</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>隐变量</translation>
    </message>
    <message>
        <source>One of the numbers in a code; also one axis of latent space.</source>
        <translation>编码中的一个数；也是潜空间的一个坐标轴。</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>变分自编码器</translation>
    </message>
    <message>
        <source>An autoencoder that maps each picture to a distribution of codes and keeps these distributions close to the prior, so that codes drawn from the prior give pictures.</source>
        <translation>一种自编码器，把每幅图像映射为编码的一个分布，并使这些分布接近先验，于是从先验采样的编码也能解码出图像。</translation>
    </message>
    <message>
        <source>loss = reconstruction + β · KL</source>
        <translation>损失 = 重构 + β · KL</translation>
    </message>
    <message>
        <source>Interval (posterior)</source>
        <translation>区间（后验）</translation>
    </message>
    <message>
        <source>The codes that a variational autoencoder allows for one picture: a bell around a mean, with a width of its own in each latent.</source>
        <translation>变分自编码器为一幅图像允许的编码：以均值为中心的钟形分布，在每个隐变量上各有宽度。</translation>
    </message>
    <message>
        <source>q(z | x) = N(μ(x), σ²(x))</source>
        <translation>q(z | x) = N(μ(x), σ²(x))</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>The distribution that the codes of a variational autoencoder are trained to follow, and from which new pictures are drawn.</source>
        <translation>训练要让变分自编码器的编码服从的分布；从中采样并解码，就得到新图像。</translation>
    </message>
    <message>
        <source>N(0, I)</source>
        <translation>N(0, I)</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>How far the interval of a picture is from the prior, in nats, summed over the latents: the price of being distinguishable.</source>
        <translation>图像的区间与先验相差多远，以奈特计，对隐变量求和：这是为使图像可以区分而付出的代价。</translation>
    </message>
    <message>
        <source>KL = ½ Σ (μ² + σ² − 1 − ln σ²)</source>
        <translation>KL = ½ Σ (μ² + σ² − 1 − ln σ²)</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>The weight of the KL in the loss: the larger it is, the wider training wants the intervals. It acts while a model trains; after training, press Train.</source>
        <translation>KL 在损失中的权重：越大，训练要求的区间就越宽。训练中立即生效；训练结束后，请按“训练”。</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>What two intervals have in common: the area under the lower of the two bells, 0 % apart and 100 % the same.</source>
        <translation>两个区间共有的部分：两条钟形曲线中较低者之下的面积，分开时为 0%，相同时为 100%。</translation>
    </message>
    <message>
        <source>∫ min(p(z), q(z)) dz</source>
        <translation>∫ min(p(z), q(z)) dz</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>How badly the decoded picture explains the real one: the negative log likelihood of its pixels, in nats per picture.</source>
        <translation>解码图像对真实图像解释得有多差：像素的负对数似然，奈特 / 图像。</translation>
    </message>
    <message>
        <source>−ln p(x | z)</source>
        <translation>−ln p(x | z)</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Pictures that measure a model and never train it.</source>
        <translation>用来衡量模型、从不用来训练的图像。</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>隐去</translation>
    </message>
    <message>
        <source>Kinds of pictures that training never sees, while held-out pictures show them: a class, or a range of a factor such as the lit fraction of a moon.</source>
        <translation>训练中从不出现、留出图像中却有的一类图像：某个类别，或某个因子的一段取值，如月亮的被照亮比例。</translation>
    </message>
    <message>
        <source>Active latent</source>
        <translation>活跃隐变量</translation>
    </message>
    <message>
        <source>A latent whose mean differs from picture to picture; one that is not active is called dead.</source>
        <translation>均值因图像而异的隐变量；不活跃的称为失活。</translation>
    </message>
    <message>
        <source>Var(μ(x)) &gt; 0.01</source>
        <translation>Var(μ(x)) &gt; 0.01</translation>
    </message>
    <message>
        <source>Distance from the data</source>
        <translation>与数据的距离</translation>
    </message>
    <message>
        <source>The distance of a picture from its nearest training picture, as a multiple of the distance of a real unseen picture: 1 is as near. A blurred picture can be nearer without being like them.</source>
        <translation>一幅图像离最近的训练图像有多远，以真实新图像的该距离为单位：1 表示同样近。模糊的图像可以更近，却并不像数据。</translation>
    </message>
    <message>
        <source>min RMS(x′, x) / median of held-out pictures</source>
        <translation>min RMS(x′, x) / 留出图像的中位数</translation>
    </message>
    <message>
        <source>Off the data (holes)</source>
        <translation>数据之外（空洞）</translation>
    </message>
    <message>
        <source>The share of pictures that are farther from the training pictures than 99 of 100 real unseen ones.</source>
        <translation>离训练图像比 100 幅真实新图像中的 99 幅还远的图像占多大比例。</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>The fine detail of pictures relative to that of the training pictures: 1 means the same, less is blurred, more is noisy.</source>
        <translation>与训练图像相比，图像的细节有多少：1 表示一样多，小于 1 是模糊，大于 1 是噪声。</translation>
    </message>
    <message>
        <source>mean (∇²x′)² / mean (∇²x)²</source>
        <translation>mean (∇²x′)² / mean (∇²x)²</translation>
    </message>
    <message>
        <source>Round-trip error</source>
        <translation>往返误差</translation>
    </message>
    <message>
        <source>How far from a code its own picture is encoded, in units of z: where it is large, the picture means little.</source>
        <translation>把一个编码的图像重新编码，偏离原编码多远，以 z 为单位：偏离大的地方，图像没有多少意义。</translation>
    </message>
    <message>
        <source>|E(D(z)) − z|</source>
        <translation>|E(D(z)) − z|</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>What the distance of drawn codes from their middle is multiplied by: below 1 the pictures are more typical, above 1 more unusual.</source>
        <translation>采样编码到中心的距离乘以多少：小于 1 图像更典型，大于 1 更不寻常。</translation>
    </message>
    <message>
        <source>z = m + T (z₀ − m)</source>
        <translation>z = m + T (z₀ − m)</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;. %2&lt;/p&gt;</source>
        <comment>a term and what it is</comment>
        <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;：%2&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>lunette::AppearanceMenu</name>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>深色(&amp;A)</translation>
    </message>
</context>
<context>
    <name>lunette::AttributeVectorBar</name>
    <message>
        <source>%1 high</source>
        <translation>%1 高</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1 低</translation>
    </message>
    <message>
        <source>These images</source>
        <translation>这些图像</translation>
    </message>
    <message>
        <source>Images that the code is to become more like: a class, or the third with the highest or lowest values of a known factor</source>
        <translation>编码要更像哪些图像：一个类别，或某个已知因子最高或最低的三分之一</translation>
    </message>
    <message>
        <source>Those images</source>
        <translation>那些图像</translation>
    </message>
    <message>
        <source>Images that the code is to become less like</source>
        <translation>编码要更不像哪些图像：一个类别，或某个已知因子最高或最低的三分之一</translation>
    </message>
    <message>
        <source>Strength of the label vector</source>
        <translation>标签向量的强度</translation>
    </message>
    <message>
        <source>How much of the label vector, the mean code of these minus the mean code of those, is added to the code</source>
        <translation>把标签向量的多少加到编码上；标签向量是“这些”的平均编码减去“那些”的平均编码</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加到编码</translation>
    </message>
</context>
<context>
    <name>lunette::BusyMark</name>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
</context>
<context>
    <name>lunette::CloseGuard</name>
    <message>
        <source>The network is still training.</source>
        <translation>网络仍在训练。</translation>
    </message>
    <message>
        <source>A run is paused.</source>
        <translation>有一次训练已暂停。</translation>
    </message>
    <message>
        <source>The trained model has not been saved.</source>
        <translation>训练好的模型尚未保存。</translation>
    </message>
    <message>
        <source>Unsaved runs in the list: %1.</source>
        <translation>列表中未保存的训练：%1。</translation>
    </message>
    <message>
        <source>&quot;Save all&quot; writes each of them into a folder that you choose.</source>
        <translation>“全部保存”把它们逐个写入你选择的文件夹。</translation>
    </message>
    <message>
        <source>Save the model before closing?</source>
        <translation>关闭前要保存模型吗？</translation>
    </message>
    <message>
        <source>%1 Other unsaved runs in the list: %2. %3</source>
        <translation>%1列表中其他未保存的训练：%2。%3</translation>
    </message>
    <message>
        <source>Save model…</source>
        <translation>保存模型…</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>全部保存…</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存就关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save all unsaved runs in this folder</source>
        <translation>把未保存的训练全部存入此文件夹</translation>
    </message>
</context>
<context>
    <name>lunette::CommandCopier</name>
    <message>
        <source>The picture is still being drawn. Copy again in a moment.</source>
        <translation>图片还在绘制，请稍后再复制。</translation>
    </message>
    <message>
        <source>The model is still moving: press Pause, save it, and copy again.</source>
        <translation>模型还在变化：请按“暂停”并保存，然后再复制。</translation>
    </message>
    <message>
        <source>No single command trains to these very weights. Save the model, and copy again.</source>
        <translation>没有哪一条命令能恰好训练出这些权重。请保存模型，然后再复制。</translation>
    </message>
    <message>
        <source>This command does not reproduce the current model: settings were changed during training, or the model was loaded from a file.</source>
        <translation>这条命令不能重现当前的模型：训练中改过设置，或模型是从文件载入的。</translation>
    </message>
</context>
<context>
    <name>lunette::CompareColumn</name>
    <message>
        <source>Picture at the probe</source>
        <translation>探针处的图像</translation>
    </message>
    <message>
        <source>Picture between A and B</source>
        <translation>A 与 B 之间的图像</translation>
    </message>
    <message>
        <source>From A to B</source>
        <translation>从 A 到 B</translation>
    </message>
    <message>
        <source>Reconstructions, squared error</source>
        <translation>重构，平方误差</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>Sum over pixels of the squared difference, pixels in 0..1</source>
        <translation>差的平方对像素求和，像素取 0..1</translation>
    </message>
    <message>
        <source>Codes of %1</source>
        <translation>%1 的编码</translation>
    </message>
    <message>
        <source>Drawn from N(0, I)</source>
        <translation>从 N(0, I) 采样</translation>
    </message>
    <message>
        <source>: RMS %1 from the data</source>
        <translation>：与数据的 RMS 距离 %1</translation>
    </message>
    <message>
        <source>: distance %1 ×, sharpness %2</source>
        <translation>：距离 %1 ×，清晰度 %2</translation>
    </message>
    <message>
        <source> (closer because blurred)</source>
        <translation>（因模糊而更近）</translation>
    </message>
    <message>
        <source>Decoded from draws of N(0, I), which are the same for all models with this number of latents. As many are shown as fit; the median above is over %1. The number below each picture is its distance to the nearest training image: as a multiple of the distance of a real unseen picture once that is known, until then as the root-mean-square difference of pixels</source>
        <translation>由 N(0, I) 采样解码而来，隐变量数相同的模型用相同的采样；放得下几幅就显示几幅，上方的中位数取自 %1 次采样。每幅下面是它到最近训练图像的距离：以真实新图像的相应距离为单位，尚未测得时用像素的均方根差</translation>
    </message>
</context>
<context>
    <name>lunette::CompareView</name>
    <message>
        <source>training, epoch %1</source>
        <translation>训练中，第 %1 轮</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>, test loss %1</source>
        <translation>，测试损失 %1</translation>
    </message>
    <message>
        <source>Same scale</source>
        <translation>同一比例</translation>
    </message>
    <message>
        <source>Press Compare: an autoencoder and a variational one are trained on the same batches from the same weights, and are shown here side by side.
Or tick runs in the list at the left.</source>
        <translation>按“对比”：一个自编码器和一个变分自编码器从相同的权重出发，用相同的批次训练，在这里并排显示。
也可以在左侧的列表中勾选训练记录。</translation>
    </message>
    <message>
        <source>%1.
The runs are shown here side by side while they are trained.</source>
        <translation>%1。
训练期间，它们在这里并排显示。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Latent spaces, paths and reconstructions</source>
        <translation>潜空间、路径和重构</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>The figures of each run, and how they are made</source>
        <translation>每次训练的数值，以及它们如何得出</translation>
    </message>
    <message>
        <source>Compared runs</source>
        <translation>所对比的训练</translation>
    </message>
    <message>
        <source>Place between A and B</source>
        <translation>A 与 B 之间的位置</translation>
    </message>
    <message>
        <source>The place between A and B that every run decodes</source>
        <translation>A 与 B 之间的位置，所对比的模型都在此解码</translation>
    </message>
    <message>
        <source>All latent spaces are seen through the same window, and zoom and move together</source>
        <translation>所有潜空间以相同的范围显示，缩放和移动同步</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>%1 was trained on other data (%2).</source>
        <translation>%1 是用其他数据训练的（%2）。</translation>
    </message>
    <message>
        <source>The data of %1 are not open (%2).</source>
        <translation>%1 的数据没有打开（%2）。</translation>
    </message>
    <message>
        <source>%1 is being brought back into memory.</source>
        <translation>正在把 %1 读回内存。</translation>
    </message>
</context>
<context>
    <name>lunette::CompressView</name>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Held-out pictures, like those of the training</source>
        <translation>留出的图像，与训练图像同类</translation>
    </message>
    <message>
        <source>Pictures unlike them</source>
        <translation>与训练图像不同的图像</translation>
    </message>
    <message>
        <source>Bits a latent</source>
        <translation>每个隐变量的比特数</translation>
    </message>
    <message>
        <source>The number of values that a stored latent can have, evenly spaced over the range of the training codes. 32 bits store the float unchanged.</source>
        <translation>每个隐变量存储得多精细：从训练编码的取值范围内均匀分布的这么多个值中取一个。32 比特则保持浮点数原样。</translation>
    </message>
    <message>
        <source>%1 bits a latent</source>
        <translation>每个隐变量 %1 比特</translation>
    </message>
    <message>
        <source>Pictures unlike those of the training</source>
        <translation>与训练图像不同的图像</translation>
    </message>
    <message>
        <source>On the right, what the model never learned to keep: the same pictures as negatives or upside down, or those of the kinds that are withheld from training</source>
        <translation>右侧是模型没有学过的图像：同样的图像反色或倒置，或训练中隐去的类别</translation>
    </message>
    <message>
        <source>Other pictures</source>
        <translation>换一批图像</translation>
    </message>
    <message>
        <source>Draws other held-out pictures, to be shown and to be measured</source>
        <translation>另抽一批留出的图像来显示和测量</translation>
    </message>
    <message>
        <source>Negatives</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>倒置</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>从未见过</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>误差 %1</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>这个模型</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>Open a dataset: here its pictures are kept in the few bytes of a code.</source>
        <translation>打开一个数据集：它的图像将在这里以编码的几个字节保存。</translation>
    </message>
    <message>
        <source>Press Train: here the model is compared as a compression with PCA and JPEG.</source>
        <translation>按“训练”：这里把模型当作压缩方法，与 PCA 和 JPEG 比较。</translation>
    </message>
    <message>
        <source>Measuring the codes, the principal components and JPEG…</source>
        <translation>正在测量编码、主成分和 JPEG…</translation>
    </message>
    <message>
        <source>A code takes %1; the pixels of a picture take %2, %3 times as much. Error: mean squared error over %4 pictures of either kind. PCA has the same number of components at the same precision. JPEG is the best file that is not larger, or else the smallest. Weights, components and JPEG&apos;s tables are not counted.</source>
        <translation>一个编码占 %1，一幅图像的像素占 %2，是前者的 %3 倍。误差：两类图像各 %4 幅的均方误差。PCA 取同样精度的同样多个分量；JPEG 取字节数不超过编码的最好的文件，没有则取最短的。权重、主成分和 JPEG 的表格不计在内。</translation>
    </message>
</context>
<context>
    <name>lunette::ConditionBar</name>
    <message>
        <source>as each picture is</source>
        <translation>按图像自身</translation>
    </message>
    <message>
        <source>Pictures of the data are drawn as what they are, other codes as the most frequent class or in the middle of the factors</source>
        <translation>数据中的图像按其自身的类别或因子来画，其他编码按最常见的类别或因子的中间值来画</translation>
    </message>
</context>
<context>
    <name>lunette::ConditionPicker</name>
    <message>
        <source>between classes</source>
        <translation>类别之间</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>每个类别</translation>
    </message>
    <message>
        <source>The same codes under every class: a style a row, a class a column</source>
        <translation>同样的编码按每个类别来画：每行一种风格，每列一个类别</translation>
    </message>
    <message>
        <source>Each value</source>
        <translation>每个值</translation>
    </message>
    <message>
        <source>The same codes from one end of the factor to the other: a row for each style, a column for each value</source>
        <translation>同样的编码从因子范围的一端画到另一端：每行一种风格，每列一个值</translation>
    </message>
    <message>
        <source>These values</source>
        <translation>指定的值</translation>
    </message>
    <message>
        <source>The values of the factors that are set here</source>
        <translation>在此设定的各因子的值</translation>
    </message>
    <message>
        <source>Pictures of the class %1</source>
        <translation>类别 %1 的图像</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Class to draw</source>
        <translation>要画的类别</translation>
    </message>
    <message>
        <source>Values to draw</source>
        <translation>要画的值</translation>
    </message>
    <message>
        <source>%1 of the pictures to draw, as far as training has seen it</source>
        <translation>要画的图像的%1，范围以训练所见为限</translation>
    </message>
    <message>
        <source>%1, typed</source>
        <translation>%1（键入）</translation>
    </message>
</context>
<context>
    <name>lunette::CustomPictureView</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last stroke back (Ctrl+Z)</source>
        <translation>撤销最后一笔（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Start over with an empty picture</source>
        <translation>从空白图片重新开始</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>你的图片</translation>
    </message>
    <message>
        <source>Draw with the left mouse button, wipe with the right one; paste a picture or drop one here</source>
        <translation>用鼠标左键画，右键擦；也可以粘贴图片，或把图片拖到这里</translation>
    </message>
    <message>
        <source>The sum over pixels of the squared difference from the reconstruction, beside that of held-out images</source>
        <translation>与重构之差的平方对像素求和，以及它在留出图像的同一数值中所处的位置</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>What the model makes of your picture</source>
        <translation>模型对你的图片的重构</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Your picture minus its reconstruction</source>
        <translation>你的图片减去它的重构</translation>
    </message>
    <message>
        <source>Brush width</source>
        <translation>画笔宽度</translation>
    </message>
    <message>
        <source>Width of the brush</source>
        <translation>画笔的宽度</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>Draw here with the mouse, paste a picture (Ctrl+V), or drop one here or on the map.</source>
        <translation>在这里用鼠标画，粘贴图片（Ctrl+V），或把图片拖到这里或潜空间图上。</translation>
    </message>
    <message>
        <source>Press Train: then draw a picture here, or paste one, to see what the model makes of it.</source>
        <translation>按“训练”：然后在这里画一幅或粘贴一幅图片，看看模型怎样重构它。</translation>
    </message>
    <message>
        <source>%1 cannot be read as a picture: %2</source>
        <translation>%1 不是可读的图片：%2</translation>
    </message>
    <message>
        <source>Draw a picture to see how unusual it is for this dataset.</source>
        <translation>画一幅图片，看看它对这个数据集来说有多不寻常。</translation>
    </message>
    <message>
        <source>Squared error %1</source>
        <translation>平方误差 %1</translation>
    </message>
    <message>
        <source>%1: higher than %2 % of the held-out images&apos; (%3 of them).</source>
        <translation>%1：高于 %2% 的留出图像（共 %3 幅）。</translation>
    </message>
</context>
<context>
    <name>lunette::DatasetBox</name>
    <message>
        <source>Not on this computer yet. %1</source>
        <translation>尚未下载到这台计算机。%1</translation>
    </message>
    <message>
        <source>%1, not on this computer yet</source>
        <translation>%1，尚未下载到这台计算机</translation>
    </message>
</context>
<context>
    <name>lunette::DatasetPreview</name>
    <message>
        <source>The first pictures with these options</source>
        <translation>按这些选项得到的前几幅图像</translation>
    </message>
    <message>
        <source>The first pictures to train on with these options, made anew as the options change</source>
        <translation>按这些选项得到的前几幅训练图像，选项改变时重新生成</translation>
    </message>
</context>
<context>
    <name>lunette::DenoisePlot</name>
    <message>
        <source>Error over the strength of the noise</source>
        <translation>误差随噪声强度的变化</translation>
    </message>
    <message>
        <source>Mean squared error against the clean pictures, summed over the pixels. Where the curve of the restored pictures is below that of the noisy ones, the model removes more than it harms.
Dotted: the strength that the model learned with.</source>
        <translation>与干净图像的均方误差，对像素求和。复原图像的曲线低于加噪图像的曲线之处，模型去掉的噪声多于造成的损失。
虚线：模型学习时的噪声强度。</translation>
    </message>
    <message>
        <source>with noise</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>复原</translation>
    </message>
    <message>
        <source>strength of the noise</source>
        <translation>噪声强度</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>At strength %1 the squared error is %2 with noise, %3 restored.</source>
        <translation>强度为 %1 时，平方误差加噪后为 %2，复原后为 %3。</translation>
    </message>
</context>
<context>
    <name>lunette::DenoiseView</name>
    <message>
        <source>Held-out pictures, squared error before → after</source>
        <translation>留出的图像，平方误差 复原前 → 复原后</translation>
    </message>
    <message>
        <source>Pictures clean, with noise and restored</source>
        <translation>干净、加噪和复原的图像</translation>
    </message>
    <message>
        <source>Kind of noise</source>
        <translation>噪声种类</translation>
    </message>
    <message>
        <source>What is done to the pictures before the encoder sees them</source>
        <translation>编码器看到图像之前，对图像做什么改动</translation>
    </message>
    <message>
        <source>Gaussian noise</source>
        <translation>高斯噪声</translation>
    </message>
    <message>
        <source>Masked pixels</source>
        <translation>遮盖像素</translation>
    </message>
    <message>
        <source>Salt and pepper</source>
        <translation>椒盐噪声</translation>
    </message>
    <message>
        <source>Strength of the noise</source>
        <translation>噪声强度</translation>
    </message>
    <message>
        <source>The standard deviation of the noise, with pixels in 0..1, or the share of pixels that it replaces</source>
        <translation>噪声的标准差（像素取 0..1），或受影响的像素所占的比例</translation>
    </message>
    <message>
        <source>Other pictures</source>
        <translation>换一批图像</translation>
    </message>
    <message>
        <source>Draws other held-out pictures; one that you pin comes first</source>
        <translation>另抽一批留出的图像；固定的图像排在最前</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>干净</translation>
    </message>
    <message>
        <source>With noise</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>复原</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Open a dataset: here its held-out pictures get noise, and a model takes it away again.</source>
        <translation>打开一个数据集：它的留出图像将在这里加上噪声，再由模型去除。</translation>
    </message>
    <message>
        <source>Press Train: here the model restores pictures with noise. One of the kind Denoising learns it.</source>
        <translation>按“训练”：模型将在这里复原带噪声的图像。“去噪自编码器”学的就是这个。</translation>
    </message>
    <message>
        <source>Measuring the errors at every strength…</source>
        <translation>正在测量各种强度下的误差…</translation>
    </message>
    <message>
        <source>Mean squared error over %1 held-out pictures: %2 with the noise, %3 restored. %4</source>
        <translation>%1 幅留出图像的均方误差：加噪后 %2，复原后 %3。%4</translation>
    </message>
    <message>
        <source>This model learned with noise.</source>
        <translation>这个模型训练时加了噪声。</translation>
    </message>
    <message>
        <source>This model never saw noise in training.</source>
        <translation>这个模型训练时没有见过噪声。</translation>
    </message>
</context>
<context>
    <name>lunette::DockLayout</name>
    <message>
        <source>Setup</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Reconstructions</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选中的图像</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>你的图片</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
</context>
<context>
    <name>lunette::DocumentController</name>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Open folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>The network is still training. Opening something else ends its training.</source>
        <translation>网络仍在训练。打开其他内容会结束训练。</translation>
    </message>
    <message>
        <source>The run stays in the list as it is then.</source>
        <translation>这次训练将以结束时的状态留在列表中。</translation>
    </message>
    <message>
        <source>End training and open</source>
        <translation>结束训练并打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not all of these %1 files are pictures. Choose one file or folder, or several pictures.</source>
        <translation>这 %1 个文件不全是图片。请选择一个文件或文件夹，或者多幅图片。</translation>
    </message>
    <message>
        <source>Datasets (%1)</source>
        <translation>数据集 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open dataset</source>
        <translation>打开数据集</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.lunette *.safetensors)</source>
        <translation>模型 (*.lunette *.safetensors)</translation>
    </message>
    <message>
        <source>Open a sheet of pictures</source>
        <translation>打开拼版图</translation>
    </message>
    <message>
        <source>Size of the cells that the picture is cut into, in pixels:</source>
        <translation>把图片切成多大的格，以像素计：</translation>
    </message>
    <message>
        <source>Save model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Lunette models (*.lunette)</source>
        <translation>Lunette 模型 (*.lunette)</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>lunette::DownloadBanner</name>
    <message>
        <source>How far the download is</source>
        <translation>下载进度</translation>
    </message>
    <message>
        <source>Open its &amp;page</source>
        <translation>打开网页(&amp;P)</translation>
    </message>
    <message>
        <source>Downloading %1, %2, into %3</source>
        <translation>正在下载 %1，%2，存入 %3</translation>
    </message>
    <message>
        <source>%1 is not on this computer. %2 License: %3. From %4</source>
        <translation>%1 不在这台计算机上。%2许可证：%3。来源：%4</translation>
    </message>
    <message>
        <source>%1 are not on this computer. %2 License: %3. Save some from %4 into %5 and choose them again, or open their folder by File, Open folder of pictures.</source>
        <translation>%1 不在这台计算机上。%2许可证：%3。请从 %4 取得一些图片，存入 %5，然后重新选择；也可以用“文件”菜单中的“打开图片文件夹”打开。</translation>
    </message>
    <message>
        <source>&amp;Download %1</source>
        <translation>下载 %1(&amp;D)</translation>
    </message>
    <message>
        <source>Download it to %1 and check it. An interrupted download is resumed.</source>
        <translation>下载到 %1 并校验。中断过的下载会继续。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel; the partial download is kept and can be resumed</source>
        <translation>取消；已下载的部分会保留，以后可以继续</translation>
    </message>
    <message>
        <source>Close this offer</source>
        <translation>关闭这条提示</translation>
    </message>
</context>
<context>
    <name>lunette::DropFilter</name>
    <message>
        <source>This image cannot be read. Save it to a file and drop the file instead.</source>
        <translation>这幅图像无法读取。请先存为文件，再拖入该文件。</translation>
    </message>
</context>
<context>
    <name>lunette::ExportMenu</name>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>A new folder (*)</source>
        <translation>新文件夹 (*)</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model for &amp;ONNX…</source>
        <translation>ONNX 模型(&amp;O)…</translation>
    </message>
    <message>
        <source>A folder with encoder.onnx and decoder.onnx</source>
        <translation>含有 encoder.onnx 和 decoder.onnx 的文件夹</translation>
    </message>
    <message>
        <source>Model for &amp;PyTorch…</source>
        <translation>PyTorch 模型(&amp;P)…</translation>
    </message>
    <message>
        <source>A folder with the weights and model.py, which trains on; open it to take them back</source>
        <translation>含有权重和 model.py 的文件夹，可以继续训练；打开它即可取回权重</translation>
    </message>
    <message>
        <source>&amp;Weights as safetensors…</source>
        <translation>safetensors 权重(&amp;W)…</translation>
    </message>
    <message>
        <source>The weights alone, under their names</source>
        <translation>只有权重，附各自的名称</translation>
    </message>
    <message>
        <source>Safetensors (*.safetensors)</source>
        <translation>Safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>&amp;Codes…</source>
        <translation>编码(&amp;C)…</translation>
    </message>
    <message>
        <source>The codes of all images, with their labels</source>
        <translation>所有图像的编码及其标签</translation>
    </message>
    <message>
        <source>Tables and arrays (*.csv *.npy)</source>
        <translation>表格和数组 (*.csv *.npy)</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Codes for a &amp;spreadsheet…</source>
        <translation>电子表格用的编码(&amp;S)…</translation>
    </message>
    <message>
        <source>The same table with the separators of your system, as its spreadsheets read it</source>
        <translation>同样的表格，用本机系统的分隔符，电子表格程序可以直接读取</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>训练历史(&amp;H)…</translation>
    </message>
    <message>
        <source>The losses of each epoch</source>
        <translation>每一轮的损失</translation>
    </message>
    <message>
        <source>history</source>
        <translation>训练历史</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Every figure of the model on the held-out images</source>
        <translation>模型在留出图像上的全部数值</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>报告 (*.json)</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Open the data of this model first</source>
        <translation>请先打开这个模型的数据</translation>
    </message>
    <message>
        <source>There is no model yet: press Train first</source>
        <translation>还没有模型：请先按“训练”</translation>
    </message>
</context>
<context>
    <name>lunette::FactorCodePanel</name>
    <message>
        <source>Back to the image</source>
        <translation>回到图像</translation>
    </message>
    <message>
        <source>The code of the image itself</source>
        <translation>这幅图像自身的编码</translation>
    </message>
    <message>
        <source>Draw from its interval</source>
        <translation>从它的区间采样</translation>
    </message>
    <message>
        <source>Draw from the prior</source>
        <translation>从先验采样</translation>
    </message>
    <message>
        <source>Random values from N(0, 1) for all latents that are not locked</source>
        <translation>未锁定的隐变量全部从 N(0, 1) 取随机值</translation>
    </message>
    <message>
        <source>Pictures under the sliders</source>
        <translation>滑块下方显示图像</translation>
    </message>
    <message>
        <source>What each latent makes of this code when it alone moves through its range</source>
        <translation>这个编码中只让一个隐变量在其范围内变动，所得的各幅图像</translation>
    </message>
    <message>
        <source>Press Train: here the picture of the sliders will appear.</source>
        <translation>按“训练”：由滑块决定的图像将显示在这里。</translation>
    </message>
    <message>
        <source>Picture of the code</source>
        <translation>编码对应的图像</translation>
    </message>
    <message>
        <source>Image that the code sets out from</source>
        <translation>编码的起点图像</translation>
    </message>
    <message>
        <source>The code sets out from this picture; pin another to set out from that.
%1</source>
        <translation>编码从这幅图像出发；固定另一幅图像即可改从那一幅出发。
%1</translation>
    </message>
    <message>
        <source>Random values from the image&apos;s interval of each latent that is not locked</source>
        <translation>未锁定的隐变量从这幅图像的区间取随机值</translation>
    </message>
    <message>
        <source>Here the code of an image is a point: there is no interval to draw from</source>
        <translation>这里图像的编码是一个点：没有可供采样的区间</translation>
    </message>
</context>
<context>
    <name>lunette::FactorHeatMap</name>
    <message>
        <source>How much each latent tells about each factor</source>
        <translation>每个隐变量含有每个因子的多少信息</translation>
    </message>
    <message>
        <source>%1 no longer distinguishes the images.</source>
        <translation>%1 已不能区分不同的图像。</translation>
    </message>
    <message>
        <source>%1 holds %2 of the information about %3.</source>
        <translation>%1 含有 %3 全部信息的 %2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a latent and what it says of each factor</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What each latent tells of each factor: 0 nothing, 1 all</source>
        <translation>每个隐变量含有每个因子的多少信息：0 为无，1 为全部</translation>
    </message>
</context>
<context>
    <name>lunette::FactorRow</name>
    <message>
        <source>z%1</source>
        <translation>z%1</translation>
    </message>
    <message>
        <source>Latent %1: type what it changes</source>
        <translation>隐变量 %1：写下它改变什么</translation>
    </message>
    <message>
        <source>Name of latent %1</source>
        <translation>隐变量 %1 的名称</translation>
    </message>
    <message>
        <source>Latent %1 of the code</source>
        <translation>编码的隐变量 %1</translation>
    </message>
    <message>
        <source>Latent %1</source>
        <translation>隐变量 %1</translation>
    </message>
    <message>
        <source>Gray: the prior. Colored: the interval of the image. Below: what this latent alone makes</source>
        <translation>灰色：先验。彩色：这幅图像的区间。下方：只改变这一个隐变量所得的图像</translation>
    </message>
    <message>
        <source>Value of latent %1</source>
        <translation>隐变量 %1 的值</translation>
    </message>
    <message>
        <source>Keep this latent when others are drawn</source>
        <translation>对其他隐变量采样时保持这一个不变</translation>
    </message>
    <message>
        <source>Lock latent %1</source>
        <translation>锁定隐变量 %1</translation>
    </message>
    <message>
        <source>The value on the scale of the factor that this latent is named after</source>
        <translation>按这个隐变量所命名的因子的尺度表示的值</translation>
    </message>
    <message>
        <source>= %1</source>
        <translation>= %1</translation>
    </message>
</context>
<context>
    <name>lunette::FactorsView</name>
    <message>
        <source>Latents</source>
        <translation>隐变量</translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation>%1 奈特</translation>
    </message>
    <message>
        <source>Its mean divergence from the prior, KL(posterior || prior), over the held-out images</source>
        <translation>它与先验的平均散度 KL(后验 || 先验)，对留出图像取平均</translation>
    </message>
    <message>
        <source>variance %1</source>
        <translation>方差 %1</translation>
    </message>
    <message>
        <source>The variance of this latent over the held-out images</source>
        <translation>这个隐变量在留出图像上的方差</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>失活</translation>
    </message>
    <message>
        <source>Its mean varies by 0.01 or less: it no longer distinguishes the images</source>
        <translation>它的均值变化不超过 0.01：已不能区分不同的图像</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The known factor about which it is most informative, and the share of that factor&apos;s information that it holds, with 20 bins</source>
        <translation>它含有信息最多的已知因子，以及它所含信息占该因子信息的比例（分 20 箱计算）</translation>
    </message>
    <message>
        <source>unknown factor</source>
        <translation>未知因子</translation>
    </message>
    <message>
        <source>R² %1</source>
        <translation>R² %1</translation>
    </message>
    <message>
        <source>How well a line through this latent tells the factor that it is named after, over the held-out images: 1 is exactly</source>
        <translation>用一条直线由这个隐变量推算它所命名的因子，在留出图像上有多准：1 表示完全准确</translation>
    </message>
    <message>
        <source>Open the Factors tab first; this saves the pictures under its sliders</source>
        <translation>请先打开“因子”标签页；这里保存的是滑块下方的图像</translation>
    </message>
    <message>
        <source>Open the Factors tab first; its pictures are of earlier weights</source>
        <translation>请先打开“因子”标签页；那里的图像属于较早的权重</translation>
    </message>
    <message>
        <source>Save tra&amp;versals…</source>
        <translation>保存遍历图(&amp;V)…</translation>
    </message>
    <message>
        <source>Save how each latent changes the picture, a row each, as one PNG file</source>
        <translation>把每个隐变量如何改变图像存为一个 PNG 文件，每个隐变量一行</translation>
    </message>
    <message>
        <source>Save traversals</source>
        <translation>保存遍历图</translation>
    </message>
    <message>
        <source>Copy &amp;traversals as command</source>
        <translation>将遍历图复制为命令(&amp;T)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that draws how each latent changes the picture</source>
        <translation>复制绘制遍历图（每个隐变量如何改变图像）的 lunette-cli 命令</translation>
    </message>
</context>
<context>
    <name>lunette::FileOpener</name>
    <message>
        <source>The pictures of the dataset that this model was trained on have another size now. The model can be explored without them.</source>
        <translation>训练这个模型所用的数据集，图像尺寸现在变了。没有数据也可以探索模型。</translation>
    </message>
    <message>
        <source>The model can be explored, but the dataset that it was trained on cannot be opened: %1</source>
        <translation>可以探索模型，但训练它所用的数据集无法打开：%1</translation>
    </message>
    <message>
        <source>The file has %1.</source>
        <translation>文件中有%1。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence behind another</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>lunette::GalleryDetails</name>
    <message>
        <source>The picture</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>What the model makes of it</source>
        <translation>模型对它的重构</translation>
    </message>
    <message>
        <source>What is known of the picture</source>
        <translation>关于这幅图像的已知信息</translation>
    </message>
    <message>
        <source>The sum over the pixels of (x − x′)², x in 0..1, of the picture and its reconstruction</source>
        <translation>图像与其重构的 (x − x′)² 对像素求和，x 取 0..1</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Close the details (Return opens them again)</source>
        <translation>关闭详情（按回车键重新打开）</translation>
    </message>
    <message>
        <source>Details of the picture</source>
        <translation>图像的详情</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2，%3</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>color</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>隐去</translation>
    </message>
    <message>
        <source>no image like it is trained on</source>
        <translation>训练中没有与它同类的图像</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>The model is of pictures of another size.</source>
        <translation>模型用于另一种尺寸的图像。</translation>
    </message>
    <message>
        <source>Train to see its reconstruction.</source>
        <translation>训练之后可以看到它的重构。</translation>
    </message>
    <message>
        <source>Squared error %1</source>
        <translation>平方误差 %1</translation>
    </message>
</context>
<context>
    <name>lunette::GalleryGrid</name>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
</context>
<context>
    <name>lunette::GalleryView</name>
    <message>
        <source>Pictures of the dataset</source>
        <translation>数据集的图像</translation>
    </message>
    <message>
        <source>Part of the dataset</source>
        <translation>数据集的部分</translation>
    </message>
    <message>
        <source>The images that are held out, or those that the network learns from</source>
        <translation>留出的图像，或网络所学习的图像</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图下文字</translation>
    </message>
    <message>
        <source>The caption of each picture</source>
        <translation>每幅图像下面显示什么</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Show the pictures of one label only</source>
        <translation>只显示一种标签的图像</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Show only pictures whose factor lies between the two numbers</source>
        <translation>只显示因子介于两个数之间的图像</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>The smallest value that is shown</source>
        <translation>所显示的最小值</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>The largest value that is shown</source>
        <translation>所显示的最大值</translation>
    </message>
    <message>
        <source>Image number</source>
        <translation>图像编号</translation>
    </message>
    <message>
        <source>Go to the image of this number</source>
        <translation>转到这个编号的图像</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>Smaller or larger pictures</source>
        <translation>缩小或放大图像</translation>
    </message>
    <message>
        <source>Pictures shown</source>
        <translation>显示的图像</translation>
    </message>
    <message>
        <source>How many pictures are shown, of how many</source>
        <translation>显示了多少图像，总共多少</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>To train on</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>No. </source>
        <translation>编号 </translation>
    </message>
    <message>
        <source>Make A</source>
        <translation>设为 A</translation>
    </message>
    <message>
        <source>The path begins at this picture</source>
        <translation>路径从这幅图像开始</translation>
    </message>
    <message>
        <source>Make B</source>
        <translation>设为 B</translation>
    </message>
    <message>
        <source>The path ends at this picture</source>
        <translation>路径到这幅图像结束</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Pin its reconstruction</source>
        <translation>固定它的重构</translation>
    </message>
    <message>
        <source>Probe here</source>
        <translation>探针移到此处</translation>
    </message>
    <message>
        <source>Put the probe on the map at this picture&apos;s code</source>
        <translation>把潜空间图上的探针移到这幅图像的编码处</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show what is known of this picture</source>
        <translation>显示关于这幅图像的已知信息</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy this picture, pixel for pixel</source>
        <translation>逐像素复制这幅图片</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save this picture as a PNG file</source>
        <translation>把这幅图片存为 PNG 文件</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>隐去</translation>
    </message>
    <message>
        <source>Held-out images whose like is not among those to train on</source>
        <translation>训练中没有同类的留出图像</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>Any factor</source>
        <translation>任意因子</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No picture is like that. Choose another label or a wider range.</source>
        <translation>没有这样的图像。请换一种标签，或放宽范围。</translation>
    </message>
    <message>
        <source>Open a dataset: here its pictures will appear.</source>
        <translation>打开一个数据集：它的图像将显示在这里。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>; ◥ %1 withheld from training</source>
        <translation>；◥ %1 训练中隐去</translation>
    </message>
    <message>
        <source>Held-out image %1</source>
        <translation>留出图像 %1</translation>
    </message>
    <message>
        <source>Training image %1</source>
        <translation>训练图像 %1</translation>
    </message>
    <message>
        <source>Choose a picture first</source>
        <translation>请先选择一幅图像</translation>
    </message>
    <message>
        <source>Paths and pins are of held-out images: choose them above</source>
        <translation>路径和固定只用于留出的图像：请在上方选择它们</translation>
    </message>
    <message>
        <source>There is no model of such pictures yet: press Train</source>
        <translation>还没有这种图像的模型：请按“训练”</translation>
    </message>
    <message>
        <source>Under each</source>
        <translation>图下显示</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 幅图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 幅图片</translation>
    </message>
</context>
<context>
    <name>lunette::GeneratePanel</name>
    <message>
        <source>Gaussians</source>
        <translation>高斯分布</translation>
    </message>
    <message>
        <source>&amp;New draw</source>
        <translation>重新采样(&amp;N)</translation>
    </message>
    <message>
        <source>Distance from the data</source>
        <translation>与数据的距离</translation>
    </message>
    <message>
        <source>Sort by it</source>
        <translation>按它排序</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Where codes come from</source>
        <translation>编码的来源</translation>
    </message>
    <message>
        <source>What the codes of new pictures are drawn from</source>
        <translation>新图像的编码从什么分布采样</translation>
    </message>
    <message>
        <source>Prior N(0, I)</source>
        <translation>先验 N(0, I)</translation>
    </message>
    <message>
        <source>Independent latents of mean 0 and deviation 1, which a VAE is trained to use</source>
        <translation>均值为 0、标准差为 1 的独立隐变量；VAE 的训练就是要让编码服从这一分布</translation>
    </message>
    <message>
        <source>Gaussian of the codes</source>
        <translation>编码的高斯分布</translation>
    </message>
    <message>
        <source>The Gaussian that has the mean and covariance of the training images&apos; codes</source>
        <translation>与训练图像的编码有相同均值和协方差的高斯分布</translation>
    </message>
    <message>
        <source>Mixture of the codes</source>
        <translation>编码的混合分布</translation>
    </message>
    <message>
        <source>Several Gaussians fitted to the training images&apos; codes</source>
        <translation>对训练图像的编码拟合的若干高斯分布</translation>
    </message>
    <message>
        <source>Around an image</source>
        <translation>一幅图像附近</translation>
    </message>
    <message>
        <source>The posterior of a held-out image; where codes are points, a quarter of the codes&apos; own deviation</source>
        <translation>一幅留出图像的后验；编码是点时，取全部编码标准差的四分之一</translation>
    </message>
    <message>
        <source>Gaussians of the mixture</source>
        <translation>混合分布的高斯个数</translation>
    </message>
    <message>
        <source>Number of Gaussians. By BIC: the number from 1 to 10 with the lowest Bayesian information criterion</source>
        <translation>多少个高斯分布；不指定时，在 1 到 10 个中取贝叶斯信息准则最小者</translation>
    </message>
    <message>
        <source>by BIC</source>
        <translation>按 BIC</translation>
    </message>
    <message>
        <source>Image to draw around</source>
        <translation>在哪幅图像附近采样</translation>
    </message>
    <message>
        <source>Multiplies the distance from the middle: below 1 the pictures are more typical, above 1 more unusual</source>
        <translation>乘在到中心的距离上：小于 1 图像更典型，大于 1 更不寻常</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Temperature, typed</source>
        <translation>输入温度</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>How many pictures, 1 to %1</source>
        <translation>多少幅图像，1 到 %1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Decides the draws: the same seed gives the same codes</source>
        <translation>决定采样结果：种子相同，编码就相同</translation>
    </message>
    <message>
        <source>New draw</source>
        <translation>重新采样</translation>
    </message>
    <message>
        <source>Draw other codes, with the next seed (Ctrl+D)</source>
        <translation>用下一个种子采样另一批编码（Ctrl+D）</translation>
    </message>
    <message>
        <source>Show the distance from the data</source>
        <translation>显示与数据的距离</translation>
    </message>
    <message>
        <source>Under each picture its distance to the nearest training image, in units of that of a real unseen picture (the median over held-out images): 1 is as close to the data</source>
        <translation>每幅图像下面显示它到最近训练图像的距离，以真实新图像的该距离（留出图像的中位数）为单位：1 表示离数据同样近</translation>
    </message>
    <message>
        <source>Sort by distance</source>
        <translation>按距离排序</translation>
    </message>
    <message>
        <source>Those nearest to a training image first</source>
        <translation>离训练图像最近的排在最前</translation>
    </message>
    <message>
        <source>Keep the selected pictures</source>
        <translation>保留选中的图像</translation>
    </message>
    <message>
        <source>Keep the codes of the selected pictures below, whatever is drawn next (Enter, or double-click a picture)</source>
        <translation>把选中图像的编码保留在下方，不受以后采样的影响（回车，或双击图像）</translation>
    </message>
    <message>
        <source>Save pictures</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save, or copy as a command, what is shown or kept</source>
        <translation>保存所显示或保留的图片，或复制为命令</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The codes are drawn around this picture&apos;s; pin another to draw around that.</source>
        <translation>编码在这幅图像的编码附近采样；固定另一幅即可改在那一幅附近采样。</translation>
    </message>
    <message>
        <source>&amp;Keep %1</source>
        <translation>保留 %1 幅(&amp;K)</translation>
    </message>
    <message>
        <source>as in the data</source>
        <translation>如同数据</translation>
    </message>
    <message>
        <source>Classes as frequent as in training, factors anywhere in their ranges</source>
        <translation>各类别按训练图像中的频率抽取，因子在其范围内任意抽取</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>How many codes, a row each, 1 to %1</source>
        <translation>多少个编码，每个一行，1 到 %1</translation>
    </message>
</context>
<context>
    <name>lunette::GenerateView</name>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Generated pictures</source>
        <translation>生成的图像</translation>
    </message>
    <message>
        <source>Kept pictures</source>
        <translation>保留的图像</translation>
    </message>
    <message>
        <source>Codes that were kept; their pictures follow the model</source>
        <translation>保留的编码；它们的图像随模型变化</translation>
    </message>
    <message>
        <source>Remove the selected codes, or all codes if none is selected (Del)</source>
        <translation>移除选中的编码；没有选中时，移除全部（Del）</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Here new pictures will appear, drawn from random codes. Press Train.</source>
        <translation>新图像将显示在这里，由随机编码解码而来。请按“训练”。</translation>
    </message>
    <message>
        <source>Open the data of this model to draw from its codes, or draw from the prior.</source>
        <translation>打开这个模型的数据即可从它的编码采样，也可以从先验采样。</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>median %1 × as far from the data as a real picture</source>
        <translation>中位距离：真实图像的 %1 倍</translation>
    </message>
    <message>
        <source>%1 % farther than 99 of 100 real pictures</source>
        <translation>%1 % 远于 99 % 的真实图像</translation>
    </message>
    <message>
        <source>The real unseen pictures are all training images: there is no distance to compare with</source>
        <translation>真实的新图像全都是训练图像：没有可作比较的距离</translation>
    </message>
    <message>
        <source>Measuring how far real pictures are…</source>
        <translation>正在测量真实图像有多远…</translation>
    </message>
    <message>
        <source>The distance of a picture from the data is its root-mean-square pixel difference to the nearest training image. d_test is the median of this distance over held-out pictures.</source>
        <translation>一幅图像与数据的距离，是它与最近训练图像的像素均方根差。真实图像指留出的图像，d_test 是其距离的中位数。</translation>
    </message>
    <message>
        <source>No generated picture is selected</source>
        <translation>没有选中生成的图像</translation>
    </message>
    <message>
        <source>No generated picture is kept</source>
        <translation>没有保留生成的图像</translation>
    </message>
    <message>
        <source>No picture is generated yet: look at Generate</source>
        <translation>还没有生成图像：请看“生成”标签页</translation>
    </message>
    <message>
        <source>Save s&amp;elected pictures…</source>
        <translation>保存选中的图片(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the selected generated pictures as one PNG file, or numbered in a new folder</source>
        <translation>把选中的生成图像存为一个 PNG 文件，或编号存入新文件夹</translation>
    </message>
    <message>
        <source>Save selected pictures</source>
        <translation>保存选中的图片</translation>
    </message>
    <message>
        <source>Save &amp;kept pictures…</source>
        <translation>保存保留的图片(&amp;K)…</translation>
    </message>
    <message>
        <source>Save the kept pictures as one PNG file, or numbered in a new folder</source>
        <translation>把保留的图像存为一个 PNG 文件，或编号存入新文件夹</translation>
    </message>
    <message>
        <source>Save kept pictures</source>
        <translation>保存保留的图片</translation>
    </message>
    <message>
        <source>Save &amp;generated pictures…</source>
        <translation>保存生成的图片(&amp;G)…</translation>
    </message>
    <message>
        <source>Save all generated pictures as one PNG file, or numbered in a new folder</source>
        <translation>把全部生成的图像存为一个 PNG 文件，或编号存入新文件夹</translation>
    </message>
    <message>
        <source>Save generated pictures</source>
        <translation>保存生成的图片</translation>
    </message>
    <message>
        <source>Copy selected as &amp;command</source>
        <translation>将选中的图片复制为命令(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that draws the selected pictures</source>
        <translation>复制绘制选中图像的 lunette-cli 命令</translation>
    </message>
    <message>
        <source>Copy kept as c&amp;ommand</source>
        <translation>将保留的图片复制为命令(&amp;O)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that draws the kept pictures</source>
        <translation>复制绘制保留图像的 lunette-cli 命令</translation>
    </message>
    <message>
        <source>Copy &amp;generated pictures as command</source>
        <translation>将生成的图片复制为命令(&amp;G)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that draws all generated pictures</source>
        <translation>复制绘制全部生成图像的 lunette-cli 命令</translation>
    </message>
</context>
<context>
    <name>lunette::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Lunette</source>
        <translation>关于 Lunette</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Lunette %1&lt;/h3&gt;&lt;p&gt;A laboratory for autoencoders: watch a network learn to squeeze pictures into a few numbers, and to draw new ones from them.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3. Built with Qt %2, Eigen, oneDNN and QCustomPlot.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Lunette %1&lt;/h3&gt;&lt;p&gt;自编码器的实验室：看一个网络如何学会把图像压缩成几个数，再由这些数画出新的图像。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版。基于 Qt %2、Eigen、oneDNN 和 QCustomPlot。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
</context>
<context>
    <name>lunette::HoverCard</name>
    <message>
        <source>never seen in training</source>
        <translation>训练中从未见过</translation>
    </message>
</context>
<context>
    <name>lunette::ImportReportDialog</name>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 images to train on, %2 held out.</source>
        <translation>训练图像 %1 幅，留出 %2 幅。</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>略去的内容</translation>
    </message>
    <message>
        <source>What gave no image, and why</source>
        <translation>没有成为图像的内容及其原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 images were opened. Skipped: %2.</source>
        <translation>已打开 %1 幅图像。略去：%2。</translation>
    </message>
    <message>
        <source>%1 images were opened and %2 items skipped. The first: %3. The import report lists all.</source>
        <translation>已打开 %1 幅图像，略去 %2 项。第一项：%3。导入报告列出全部。</translation>
    </message>
    <message>
        <source>Import report: %1</source>
        <translation>导入报告：%1</translation>
    </message>
</context>
<context>
    <name>lunette::IndicatorTable</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>停止测量</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure the runs that have no figures yet</source>
        <translation>测量尚无数值的训练</translation>
    </message>
    <message>
        <source>Latents and factors</source>
        <translation>隐变量与因子</translation>
    </message>
    <message>
        <source>How much each latent tells about each known factor, run by run</source>
        <translation>每次训练中，每个隐变量含有每个已知因子的多少信息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the table, tab-separated (Ctrl+C)</source>
        <translation>复制表格，以制表符分隔（Ctrl+C）</translation>
    </message>
    <message>
        <source>Copy as commands</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copy the lines for lunette-cli that train these runs and print these figures</source>
        <translation>复制训练这些模型并输出这些数值的 lunette-cli 命令</translation>
    </message>
    <message>
        <source>Copied the table</source>
        <translation>表格已复制</translation>
    </message>
    <message>
        <source>Copied the commands</source>
        <translation>命令已复制</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>How much each latent of %1 tells about each factor</source>
        <translation>%1 的每个隐变量含有每个因子的多少信息</translation>
    </message>
    <message>
        <source>The best of these runs. A small difference may be the seed&apos;s.</source>
        <translation>这些训练中最好的一个。差别很小时，可能只是种子所致。</translation>
    </message>
    <message>
        <source>The data of this run are not open.</source>
        <translation>这次训练的数据没有打开。</translation>
    </message>
    <message>
        <source>Tick runs in the list, or press Compare: their figures will appear here.</source>
        <translation>在列表中勾选训练记录，或按“对比”：它们的数值将显示在这里。</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>越高越好。</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>越低越好。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;, %2. %3 %4 Seed %5.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;，%2。%3%4种子 %5。</translation>
    </message>
    <message>
        <source>Measuring, runs to go: %1</source>
        <translation>正在测量，剩余 %1 次训练</translation>
    </message>
    <message>
        <source>No single command reproduces &quot;%1&quot;. Open the run and save it as %2.</source>
        <translation>没有哪一条命令能重现“%1”。请打开该运行并另存为 %2。</translation>
    </message>
</context>
<context>
    <name>lunette::InterpolateView</name>
    <message>
        <source>no A</source>
        <translation>没有 A</translation>
    </message>
    <message>
        <source>no B</source>
        <translation>没有 B</translation>
    </message>
    <message>
        <source>The place between A and B that is decoded</source>
        <translation>所解码的 A 与 B 之间的位置</translation>
    </message>
    <message>
        <source>Place between A and B</source>
        <translation>A 与 B 之间的位置</translation>
    </message>
    <message>
        <source>Steps of the path</source>
        <translation>路径的各步</translation>
    </message>
    <message>
        <source>Open the data of this model to choose A and B.</source>
        <translation>打开这个模型的数据，以便选择 A 和 B。</translation>
    </message>
    <message>
        <source>Press Train: here the picture between A and B will appear.</source>
        <translation>按“训练”：A 与 B 之间的图像将显示在这里。</translation>
    </message>
    <message>
        <source>And here the whole way from A to B, with the nearest real pictures.</source>
        <translation>这里将显示从 A 到 B 的全程，以及最近的真实图像。</translation>
    </message>
    <message>
        <source>Save s&amp;trip…</source>
        <translation>保存图像条(&amp;T)…</translation>
    </message>
    <message>
        <source>Save the strip from A to B as a PNG file</source>
        <translation>把从 A 到 B 的图像条存为 PNG 文件</translation>
    </message>
    <message>
        <source>Save strip</source>
        <translation>保存图像条</translation>
    </message>
    <message>
        <source>Save &amp;animation…</source>
        <translation>保存动画(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the path from A to B and back as a GIF file</source>
        <translation>把从 A 到 B 再返回的路径存为 GIF 文件</translation>
    </message>
    <message>
        <source>Save &amp;frames…</source>
        <translation>保存各帧(&amp;F)…</translation>
    </message>
    <message>
        <source>Save the path from A to B as numbered PNG files in a new folder</source>
        <translation>把从 A 到 B 的路径存为新文件夹中编号的 PNG 文件</translation>
    </message>
    <message>
        <source>Copy &amp;strip as command</source>
        <translation>将图像条复制为命令(&amp;S)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that draws the strip from A to B</source>
        <translation>复制绘制从 A 到 B 图像条的 lunette-cli 命令</translation>
    </message>
    <message>
        <source>Copy &amp;animation as command</source>
        <translation>将动画复制为命令(&amp;A)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that draws the animation from A to B</source>
        <translation>复制绘制从 A 到 B 动画的 lunette-cli 命令</translation>
    </message>
    <message>
        <source>Save animation</source>
        <translation>保存动画</translation>
    </message>
    <message>
        <source>GIF animations (*.gif)</source>
        <translation>GIF 动画 (*.gif)</translation>
    </message>
    <message>
        <source>Save frames</source>
        <translation>保存各帧</translation>
    </message>
    <message>
        <source>A new folder (*)</source>
        <translation>新文件夹 (*)</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>各帧</translation>
    </message>
</context>
<context>
    <name>lunette::LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
</context>
<context>
    <name>lunette::LatentCanvas</name>
    <message>
        <source>The probe is out of view: click to go there</source>
        <translation>探针在视野之外：点击即可前往</translation>
    </message>
</context>
<context>
    <name>lunette::LatentView</name>
    <message>
        <source>Map</source>
        <translation>潜空间图</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>Here the code of every held-out image will appear
and move while the network learns. Press Train.</source>
        <translation>每幅留出图像的编码将显示在这里，
并随网络的学习而移动。请按“训练”。</translation>
    </message>
    <message>
        <source>Drag the probe to decode the codes of this model.
Open its data to see the codes of pictures.</source>
        <translation>拖动探针，解码这个模型的编码。
打开它的数据，即可看到图像的编码。</translation>
    </message>
    <message>
        <source>z%1 %2</source>
        <translation>z%1 %2</translation>
    </message>
    <message>
        <source>axis 1 %1</source>
        <translation>轴 1 %1</translation>
    </message>
    <message>
        <source>axis 2 %1</source>
        <translation>轴 2 %1</translation>
    </message>
    <message>
        <source>Path from here (A)</source>
        <translation>路径从这里开始（A）</translation>
    </message>
    <message>
        <source>Path to here (B)</source>
        <translation>路径到这里结束（B）</translation>
    </message>
    <message>
        <source>Path past here</source>
        <translation>路径经过这里</translation>
    </message>
    <message>
        <source>Pin this image</source>
        <translation>固定这幅图像</translation>
    </message>
    <message>
        <source>Move the probe here</source>
        <translation>探针移到这里</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Codes of %1 images.</source>
        <translation>%1 幅图像的编码。</translation>
    </message>
    <message>
        <source>Their colors are by %1.</source>
        <translation>颜色表示：%1。</translation>
    </message>
    <message>
        <source>The path leads from image %1 to image %2.</source>
        <translation>路径从图像 %1 到图像 %2。</translation>
    </message>
    <message>
        <source>The probe is at %1; the arrow keys move it.</source>
        <translation>探针在 %1；可用方向键移动。</translation>
    </message>
    <message>
        <source>the first %1 of %2 images</source>
        <translation>前 %1 幅图像（共 %2 幅）</translation>
    </message>
    <message>
        <source>; encoding the others: %1</source>
        <translation>；正在编码其余图像：%1</translation>
    </message>
    <message>
        <source>trained on other data: nothing is marked as withheld</source>
        <translation>用其他数据训练：没有标出隐去的图像</translation>
    </message>
    <message>
        <source>hollow: never seen in training (%1)</source>
        <translation>空心：训练中从未见过（%1）</translation>
    </message>
    <message>
        <source>Latent space as it is seen, as PNG, SVG or PDF</source>
        <translation>把当前所见的潜空间存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>&amp;Map as a figure…</source>
        <translation>把潜空间图存为图片(&amp;M)…</translation>
    </message>
    <message>
        <source>map</source>
        <translation>潜空间图</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a note as a sentence</comment>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>lunette::LearnController</name>
    <message>
        <source>Hand in</source>
        <translation>提交作业</translation>
    </message>
    <message>
        <source>Answers (*.json)</source>
        <translation>答案 (*.json)</translation>
    </message>
    <message>
        <source>answers-%1</source>
        <translation>答案-%1</translation>
    </message>
</context>
<context>
    <name>lunette::LearnPanel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Text of the lesson</source>
        <translation>课文</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation>打开课程…</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (lesson.json *.zip)</source>
        <translation>课程 (lesson.json *.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>提交作业…</translation>
    </message>
    <message>
        <source>Forget my progress</source>
        <translation>清除我的进度</translation>
    </message>
    <message>
        <source>More about lessons</source>
        <translation>更多课程操作</translation>
    </message>
    <message>
        <source>Progress of the step</source>
        <translation>本步的进度</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Choose a lesson</source>
        <translation>选择一课</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 ✓</source>
        <translation>%1 ✓</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Train and measure</source>
        <translation>训练并测量</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>按此设置</translation>
    </message>
    <message>
        <source>Answer the question first</source>
        <translation>请先回答问题</translation>
    </message>
    <message>
        <source>Each lesson is an experiment: it asks what you expect, trains in this window, and measures who was right. Choose one above.</source>
        <translation>每一课都是一个实验：先问你预计会怎样，再在这个窗口中训练，并测量谁说得对。请在上方选择一课。</translation>
    </message>
    <message>
        <source>The answer comes with the measurement.</source>
        <translation>测量之后才会揭晓答案。</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>✓ It holds: %1</source>
        <translation>✓ 成立：%1</translation>
    </message>
    <message>
        <source>✗ It does not hold here: %1</source>
        <translation>✗ 此处不成立：%1</translation>
    </message>
    <message>
        <source>There is nothing to hand in yet: choose a lesson first.</source>
        <translation>还没有可以提交的作业：请先选择一课。</translation>
    </message>
    <message>
        <source>Start this lesson afresh</source>
        <translation>从头开始这一课</translation>
    </message>
    <message>
        <source>Open a lesson of your own, hand in, start the lesson or the course anew</source>
        <translation>打开自己的课程、提交作业、从头开始这一课或整个课程</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>全部课程</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一课</translation>
    </message>
</context>
<context>
    <name>lunette::LearningCurvesView</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>惩罚</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>Term of the loss</source>
        <translation>损失的分项</translation>
    </message>
    <message>
        <source>Loss = reconstruction + beta · KL + penalty. Each is a sum over pixels or latents, averaged over images.</source>
        <translation>损失 = 重构 + beta · KL + 惩罚。各项对像素或隐变量求和，再对图像取平均。</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Train: mean over recent batches. Test: all held-out images, after each epoch.</source>
        <translation>训练：最近若干批的平均。测试：每一轮之后，全部留出的图像。</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>The loss of training and test
is drawn here while a network learns.</source>
        <translation>网络学习时，训练损失和测试损失
将绘制在这里。</translation>
    </message>
    <message>
        <source>per image, pixels in 0..1</source>
        <translation>每幅图像，像素取 0..1</translation>
    </message>
    <message>
        <source>nats per image</source>
        <translation>奈特 / 图像</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing was trained yet</source>
        <translation>还没有训练过</translation>
    </message>
    <message>
        <source>The curves as they are seen, as PNG, SVG or PDF</source>
        <translation>把当前所见的曲线存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>&amp;Learning curves as a figure…</source>
        <translation>把学习曲线存为图片(&amp;L)…</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>曲线</translation>
    </message>
</context>
<context>
    <name>lunette::Legend</name>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Click a class to hide it or show it again, with Ctrl to see it alone</source>
        <translation>点击类别可隐藏或重新显示，按住 Ctrl 点击则只显示它</translation>
    </message>
</context>
<context>
    <name>lunette::LegendList</name>
    <message>
        <source>Find a label</source>
        <translation>查找标签</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>A tick shows a label&apos;s codes; double-click a label to see it alone, and again to see all</source>
        <translation>勾选即显示该标签的编码；双击标签则只显示它，再次双击显示全部</translation>
    </message>
</context>
<context>
    <name>lunette::LessonPlayer</name>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>A setting was changed while the lesson trained, so its figures would not be the lesson&apos;s. Do the step again.</source>
        <translation>课程训练期间有设置被改动，所得数值就不再是课程的数值。请重做这一步。</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
</context>
<context>
    <name>lunette::MainMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Pi&amp;xel size of pictures</source>
        <translation>图片的像素大小(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
</context>
<context>
    <name>lunette::MainWindow</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Denoise</source>
        <translation>去噪</translation>
    </message>
    <message>
        <source>Compress</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>A picture that is dropped on the map is encoded; dropped elsewhere, it is opened as data.</source>
        <translation>拖到潜空间图上的图片会被编码；拖到别处则作为数据打开。</translation>
    </message>
    <message>
        <source>%1 is here: choose it among the datasets.</source>
        <translation>%1 已下载：可在数据集中选择它。</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Training starts when the data are open</source>
        <translation>数据打开后即开始训练</translation>
    </message>
    <message>
        <source>%1: %2, %3 parameters</source>
        <translation>%1：%2，%3 个参数</translation>
    </message>
    <message>
        <source>The language changes when the current file operation or download has finished</source>
        <translation>正在读取、写入或下载的内容完成之后，语言就会更换</translation>
    </message>
</context>
<context>
    <name>lunette::ManualPage</name>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
</context>
<context>
    <name>lunette::ManualWindow</name>
    <message>
        <source>Lunette manual</source>
        <translation>Lunette 手册</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>在手册中查找</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>潜空间图</translation>
    </message>
</context>
<context>
    <name>lunette::MapController</name>
    <message>
        <source>latent z%1</source>
        <translation>隐变量 z%1</translation>
    </message>
    <message>
        <source>first principal axis</source>
        <translation>第一主轴</translation>
    </message>
    <message>
        <source>second principal axis</source>
        <translation>第二主轴</translation>
    </message>
</context>
<context>
    <name>lunette::MapControls</name>
    <message>
        <source>Color</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Behind the codes</source>
        <translation>编码背景</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>坐标轴</translation>
    </message>
    <message>
        <source>What the codes are colored by</source>
        <translation>编码按什么着色</translation>
    </message>
    <message>
        <source>Color of the codes</source>
        <translation>编码的颜色</translation>
    </message>
    <message>
        <source>The latent to the right, or the plane in which the codes vary most</source>
        <translation>横轴表示的隐变量，或编码变化最大的平面</translation>
    </message>
    <message>
        <source>Horizontal latent</source>
        <translation>横轴隐变量</translation>
    </message>
    <message>
        <source>The latent upwards</source>
        <translation>纵轴表示的隐变量</translation>
    </message>
    <message>
        <source>Vertical latent</source>
        <translation>纵轴隐变量</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Show all codes and follow them again (Home)</source>
        <translation>显示全部编码并继续跟随（Home）</translation>
    </message>
    <message>
        <source>What is drawn behind the codes</source>
        <translation>编码后面画什么</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing behind the codes</source>
        <translation>编码后面什么也不画</translation>
    </message>
    <message>
        <source>Density of codes</source>
        <translation>编码的密度</translation>
    </message>
    <message>
        <source>How close together the codes lie</source>
        <translation>编码彼此之间有多密</translation>
    </message>
    <message>
        <source>Round-trip error</source>
        <translation>往返误差</translation>
    </message>
    <message>
        <source>How far from each place its own picture is encoded: small where pictures mean something. The scale ends at the codes&apos; own spread at the latest</source>
        <translation>把每一处的图像重新编码，偏离原处多远：图像有意义之处较小。色标的上限不超过编码自身的散布</translation>
    </message>
    <message>
        <source>Speed of change</source>
        <translation>变化速度</translation>
    </message>
    <message>
        <source>How fast the picture changes with the code</source>
        <translation>图像随编码变化得多快</translation>
    </message>
    <message>
        <source>Posteriors</source>
        <translation>后验</translation>
    </message>
    <message>
        <source>The posterior of each image, or of each selected one, as ellipses</source>
        <translation>每幅图像（或每幅选中的图像）的后验，画作椭圆</translation>
    </message>
    <message>
        <source>Decoded pictures</source>
        <translation>解码图像</translation>
    </message>
    <message>
        <source>The decoded picture of each place, at even distances</source>
        <translation>每一处的解码图像，间距均匀</translation>
    </message>
    <message>
        <source>Pictures by prior</source>
        <translation>按先验分布的图像</translation>
    </message>
    <message>
        <source>Decoded pictures at even shares of the prior</source>
        <translation>按先验的等份取点的解码图像</translation>
    </message>
    <message>
        <source>Set A</source>
        <translation>设置 A</translation>
    </message>
    <message>
        <source>Set B</source>
        <translation>设置 B</translation>
    </message>
    <message>
        <source>Then click the code where the path starts (or Shift-click a code at any time)</source>
        <translation>然后点击路径起点的编码（也可随时按住 Shift 点击编码）</translation>
    </message>
    <message>
        <source>Then click the code where the path ends (or Ctrl-click a code at any time)</source>
        <translation>然后点击路径终点的编码（也可随时按住 Ctrl 点击编码）</translation>
    </message>
    <message>
        <source>principal plane</source>
        <translation>主平面</translation>
    </message>
</context>
<context>
    <name>lunette::MapToolBar</name>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Drag to pan and to move the probe (V); with Shift held, select a rectangle</source>
        <translation>拖动以平移或移动探针（V）；按住 Shift 则框选</translation>
    </message>
    <message>
        <source>Ctrl adds to the selection, Alt takes away from it, Esc empties it</source>
        <translation>Ctrl 添加到选择，Alt 从选择中去除，Esc 清空选择</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>Drag a rectangle around codes to select their images (R)</source>
        <translation>用矩形框住编码，选中其图像（R）</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Draw around codes to select their images (L)</source>
        <translation>圈住编码，选中其图像（L）</translation>
    </message>
    <message>
        <source>Images on the map</source>
        <translation>图上显示图像</translation>
    </message>
    <message>
        <source>Show images in place of dots (T): in each cell the one whose code is nearest to its middle</source>
        <translation>以图像代替圆点（T）：每一格显示编码最靠近格中心的一幅</translation>
    </message>
</context>
<context>
    <name>lunette::MessageBanner</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel: what is loaded stays</source>
        <translation>取消：已载入的内容保持不变</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>lunette::NetworkCanvas</name>
    <message>
        <source>picture x, %1</source>
        <translation>图像 x，%1</translation>
    </message>
    <message>
        <source>picture x′, %1</source>
        <translation>图像 x′，%1</translation>
    </message>
    <message>
        <source>code z, %1</source>
        <translation>编码 z，%1</translation>
    </message>
    <message>
        <source>%1 maps, %2 × %3</source>
        <translation>%1 个特征图，%2 × %3</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 个单元</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>values from %1 to %2, mean %3</source>
        <translation>值为 %1 到 %2，平均 %3</translation>
    </message>
    <message>
        <source>%1 of %2 are 0</source>
        <translation>%2 个中有 %1 个为 0</translation>
    </message>
    <message>
        <source>a distribution: each latent has a mean and a standard deviation</source>
        <translation>分布：每个隐变量有一个均值和一个标准差</translation>
    </message>
    <message>
        <source>a point: each latent is one number</source>
        <translation>点：每个隐变量是一个数</translation>
    </message>
    <message>
        <source>gradient of the next step&apos;s loss: norm %1</source>
        <translation>下一步损失的梯度：范数 %1</translation>
    </message>
</context>
<context>
    <name>lunette::NetworkView</name>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>The next step&apos;s batch</source>
        <translation>下一步的批次</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Takes one training step: one batch, its loss, its gradient, and a small move of all weights</source>
        <translation>走一步训练：一个批次，它的损失、梯度，以及全部权重的一次微调</translation>
    </message>
    <message>
        <source>%1 numbers become %2: the code z. From z alone the picture is drawn again.</source>
        <translation>%1 个数变成 %2 个数：编码 z。图像只凭 z 重新画出。</translation>
    </message>
    <message>
        <source>Step %1 comes next: a batch of %2 pictures, loss %3 nats per image, gradient of norm %4. The number under each layer is the norm of its part.</source>
        <translation>接下来是第 %1 步：一批 %2 幅图像，损失每幅 %3 奈特，梯度范数 %4。每一层下面是该层梯度的范数。</translation>
    </message>
    <message>
        <source>Pause to watch single steps.</source>
        <translation>暂停之后可以观察单步。</translation>
    </message>
    <message>
        <source>This model is not trained by steps.</source>
        <translation>这个模型不是逐步训练的。</translation>
    </message>
    <message>
        <source>Open the data of this model to send a picture through it.</source>
        <translation>打开这个模型的数据，让一幅图像流过它。</translation>
    </message>
    <message>
        <source>Press Train or Step: here a picture flows through the network, layer by layer, to the code z and back.</source>
        <translation>按“训练”或“单步”：一幅图像将在这里逐层流过网络，到编码 z，再返回图像。</translation>
    </message>
</context>
<context>
    <name>lunette::ParameterForm</name>
    <message>
        <source>default %1</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>Changed: click “%1” to bring it back.</source>
        <translation>已更改：点击“%1”可恢复。</translation>
    </message>
    <message>
        <source>Takes effect with the next run</source>
        <translation>从下一次训练起生效</translation>
    </message>
</context>
<context>
    <name>lunette::PathBox</name>
    <message>
        <source>Kind of path</source>
        <translation>路径种类</translation>
    </message>
    <message>
        <source>How the path gets from A to B</source>
        <translation>路径如何从 A 到 B</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Straight through latent space</source>
        <translation>沿直线穿过潜空间</translation>
    </message>
    <message>
        <source>spherical</source>
        <translation>球面</translation>
    </message>
    <message>
        <source>Around the origin at a steadily changing distance</source>
        <translation>绕原点而行，与原点的距离均匀变化</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Where the codes of training images are dense, around holes</source>
        <translation>沿训练图像编码稠密之处，绕开空洞</translation>
    </message>
    <message>
        <source>A under each class</source>
        <translation>A 在各类别下</translation>
    </message>
    <message>
        <source>A&apos;s code stays and is drawn as one class after the other</source>
        <translation>A 的编码不变，依次按各个类别来画</translation>
    </message>
    <message>
        <source>A, varying %1</source>
        <translation>A，%1变化</translation>
    </message>
    <message>
        <source>A&apos;s code stays and is drawn with this factor from its low end to its high one</source>
        <translation>A 的编码不变，这个因子从低端变到高端</translation>
    </message>
</context>
<context>
    <name>lunette::PathPlayer</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Play forth and back until it is stopped</source>
        <translation>来回播放，直到停止</translation>
    </message>
    <message>
        <source>Run along the path from the slider to B (Ctrl+Space)</source>
        <translation>从滑块处沿路径走到 B（Ctrl+空格）</translation>
    </message>
</context>
<context>
    <name>lunette::PictureOutput</name>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the picture of the tab, or the probe&apos;s while the map has the focus, as a PNG file</source>
        <translation>把标签页的图片存为 PNG 文件；焦点在潜空间图上时，存探针处的图片</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the picture of the tab, or the probe&apos;s while the map has the focus, and its code</source>
        <translation>复制标签页的图片及其编码；焦点在潜空间图上时，复制探针处的图片</translation>
    </message>
    <message>
        <source>Copy &amp;picture as command</source>
        <translation>将图片复制为命令(&amp;P)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that draws this picture</source>
        <translation>复制绘制这幅图片的 lunette-cli 命令</translation>
    </message>
    <message>
        <source>Copy &amp;run as command</source>
        <translation>将训练复制为命令(&amp;R)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that trains this model</source>
        <translation>复制训练这个模型的 lunette-cli 命令</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Saved, copied and dragged pictures have squares of this side for their pixels</source>
        <translation>保存、复制和拖出的图片，每个像素画成这一边长的方块</translation>
    </message>
    <message>
        <source>There is no picture yet: press Train first</source>
        <translation>还没有图片：请先按“训练”</translation>
    </message>
    <message>
        <source>Open the data of this model first</source>
        <translation>请先打开这个模型的数据</translation>
    </message>
    <message>
        <source>The picture is still being drawn; try again in a moment</source>
        <translation>图片还在绘制，请稍后再试</translation>
    </message>
    <message>
        <source>A new folder (*)</source>
        <translation>新文件夹 (*)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Copied the picture at the code %1</source>
        <translation>已复制编码 %1 处的图片</translation>
    </message>
    <message>
        <source>Copied %1 pictures and their codes</source>
        <translation>已复制 %1 幅图片及其编码</translation>
    </message>
</context>
<context>
    <name>lunette::PictureStrip</name>
    <message>
        <source>Step %1: %2.</source>
        <translation>第 %1 步：%2。</translation>
    </message>
    <message>
        <source>never seen in training</source>
        <translation>训练中从未见过</translation>
    </message>
    <message>
        <source>nearest training image of each step, its RMS distance, and that distance relative to a real unseen picture&apos;s</source>
        <translation>每一步最近的训练图像、与它的 RMS 距离，以及这一距离相当于真实新图像的多少倍</translation>
    </message>
    <message>
        <source>nearest training image, RMS distance</source>
        <translation>最近的训练图像、RMS 距离</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between what is said of a step</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>the nearest training images are shown where this view is higher</source>
        <translation>把这个视图拉高，就会显示最近的训练图像</translation>
    </message>
    <message>
        <source>make it higher to see the nearest training images</source>
        <translation>拉高后显示最近的训练图像</translation>
    </message>
    <message>
        <source>nearest training image, RMS distance (× that of a real unseen picture)</source>
        <translation>最近的训练图像、RMS 距离（为真实新图像的多少倍）</translation>
    </message>
    <message>
        <source>nearest training image of each step and its RMS distance</source>
        <translation>每一步最近的训练图像、与它的 RMS 距离</translation>
    </message>
</context>
<context>
    <name>lunette::PosteriorPanel</name>
    <message>
        <source>Intervals of A and B</source>
        <translation>A 和 B 的区间</translation>
    </message>
    <message>
        <source>The codes of A and B along the line between them, and faintly those of other training images that this line crosses; drag to move the slider</source>
        <translation>A 和 B 的编码在两者连线上的分布；浅色的是这条线穿过的其他训练图像的区间；拖动可移动滑块</translation>
    </message>
    <message>
        <source>Decoded from random codes of A&apos;s interval and of B&apos;s</source>
        <translation>由 A 的区间和 B 的区间中的随机编码解码而来</translation>
    </message>
    <message>
        <source>How wide training wants the intervals: beta</source>
        <translation>训练要求区间有多宽：beta</translation>
    </message>
    <message>
        <source>Width in which the intervals are shown</source>
        <translation>区间显示的宽度</translation>
    </message>
    <message>
        <source>Wanted in training</source>
        <translation>训练所要求</translation>
    </message>
    <message>
        <source>Shown here</source>
        <translation>此处所显示</translation>
    </message>
    <message>
        <source>Only what is drawn here: nothing is trained by it</source>
        <translation>只影响此处的绘制：不会改变训练</translation>
    </message>
    <message>
        <source>How wide training wants the intervals: beta weighs the KL divergence, which pulls each interval towards N(0, 1). It acts at once while training; afterwards, press Train.</source>
        <translation>训练要求区间有多宽：beta 是 KL 散度的权重，KL 散度把每个区间拉向 N(0, 1)。训练中立即生效；训练结束后，请按“训练”。</translation>
    </message>
    <message>
        <source>Only a variational autoencoder has intervals that training can widen</source>
        <translation>只有变分自编码器才有训练可以加宽的区间</translation>
    </message>
    <message>
        <source>Shows both intervals wider or narrower than they are, and draws the samples so. The model does not change.</source>
        <translation>把两个区间显示得比实际更宽或更窄，并按此采样。模型不变。</translation>
    </message>
    <message>
        <source>An autoencoder&apos;s codes are points: there is no interval to widen</source>
        <translation>自编码器的编码是点：没有可以加宽的区间</translation>
    </message>
    <message>
        <source>Here a code is a point: the intervals of A and B have no width. Between the two spikes, neither image trained the decoder, so it may draw anything.</source>
        <translation>这里的编码是一个点：A 和 B 的区间没有宽度。在两个尖峰之间，解码器没有受过这两幅图像的训练，可能画出任何东西。</translation>
    </message>
    <message>
        <source>These intervals were trained with beta %1. Press Train to see what beta %2 makes of them.</source>
        <translation>这些区间是以 beta %1 训练的。按“训练”，看看 beta %2 会使它们变成什么样。</translation>
    </message>
    <message>
        <source>The intervals of A and B overlap by %1 %. Where both reach, training asks the decoder for A and for B at once.</source>
        <translation>A 和 B 的区间重叠 %1%。在两者都覆盖之处，训练同时要求解码器画出 A 和 B。</translation>
    </message>
    <message>
        <source>The intervals do not overlap (%1 %).</source>
        <translation>两个区间没有重叠（%1%）。</translation>
    </message>
    <message>
        <source>None of the %1 training images examined has its interval between A and B. The decoder was never trained there and may draw anything.</source>
        <translation>所查看的 %1 幅训练图像中，没有一幅的区间位于两者之间：解码器在那里没有受过训练，可能画出任何东西。</translation>
    </message>
    <message>
        <source>The intervals of %1 of the %2 training images examined cover the whole way without a gap: training drew codes from all of it, each for its own picture.</source>
        <translation>所查看的 %2 幅训练图像中，有 %1 幅的区间连续不断地铺在两者之间：一路上的编码在训练中都采样到过，各自对应自己的图像。</translation>
    </message>
    <message>
        <source>The intervals of %1 of the %2 training images examined cover only %3 % of the way; training never reached the rest.</source>
        <translation>所查看的 %2 幅训练图像中，%1 幅的区间只覆盖了两者之间的 %3%；其余部分训练从未到达。</translation>
    </message>
    <message>
        <source>The code of an image may be a point or an interval: here you see how far those of A and B reach.</source>
        <translation>一幅图像的编码可以是一个点，也可以是一个区间：这里显示 A 和 B 的区间有多宽。</translation>
    </message>
    <message>
        <source>This path stays at A&apos;s code and changes only the condition. B and its interval play no part in it.</source>
        <translation>这条路径停在 A 的编码，只改变条件；B 及其区间不起作用。</translation>
    </message>
</context>
<context>
    <name>lunette::PosteriorPlot</name>
    <message>
        <source>distance %1</source>
        <translation>距离 %1</translation>
    </message>
    <message>
        <source>overlap %1 %</source>
        <translation>重叠 %1%</translation>
    </message>
    <message>
        <source>overlap %1 %, as shown %2 %</source>
        <translation>重叠 %1%，按显示 %2%</translation>
    </message>
    <message>
        <source>The intervals in which the codes of A and B lie, once a network has learned.</source>
        <translation>网络学习之后，A 和 B 的编码所在的区间。</translation>
    </message>
</context>
<context>
    <name>lunette::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Whether the window is light or dark</source>
        <translation>窗口用浅色还是深色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Processors to train on</source>
        <translation>训练用的处理器数(&amp;P)</translation>
    </message>
    <message>
        <source>How often unsaved training is kept, so that a crash costs no more than this</source>
        <translation>多久保存一次未保存的训练，即使崩溃，损失也不超过这段时间</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Keep training every</source>
        <translation>保存训练的间隔(&amp;K)</translation>
    </message>
    <message>
        <source>Where datasets are downloaded to, and looked for; empty: the usual folder</source>
        <translation>数据集下载到哪里，也从哪里查找；留空：默认的文件夹</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Folder of datasets</source>
        <translation>数据集文件夹</translation>
    </message>
    <message>
        <source>&amp;Folder of datasets</source>
        <translation>数据集文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>What the window opens when it starts</source>
        <translation>启动时窗口打开什么</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>月相</translation>
    </message>
    <message>
        <source>The last dataset</source>
        <translation>上次的数据集</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>什么也不打开</translation>
    </message>
    <message>
        <source>&amp;Open at the start</source>
        <translation>启动时打开(&amp;O)</translation>
    </message>
    <message>
        <source>Number of processors for training. By default it depends on the batch size. A run in progress keeps its number until it is paused and resumed.</source>
        <translation>训练所用的处理器数，默认为批次够用的数量；进行中的训练仍用原来的数目，暂停后再继续时才改用新的。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>What the kept runs may take of memory; beyond it, those that were not used for longest go to a file</source>
        <translation>保留的训练可以占用的内存；超出时，最久没有用过的写入文件</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Memory for runs</source>
        <translation>训练占用的内存(&amp;M)</translation>
    </message>
</context>
<context>
    <name>lunette::ProbeController</name>
    <message>
        <source>There is no model yet that could encode a picture: press Train first.</source>
        <translation>还没有能编码图片的模型：请先按“训练”。</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor a code. %1</source>
        <translation>剪贴板中既没有图片，也没有编码。%1</translation>
    </message>
</context>
<context>
    <name>lunette::ProbePanel</name>
    <message>
        <source>Nearest training image</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>&amp;Code under the probe</source>
        <translation>探针处的编码(&amp;C)</translation>
    </message>
    <message>
        <source>The training image that is nearest to the probe&apos;s picture, and its root-mean-square pixel difference from it</source>
        <translation>与探针处的图像最接近的训练图像，以及两者像素的均方根差</translation>
    </message>
    <message>
        <source>Distance from the data at the probe</source>
        <translation>探针处与数据的距离</translation>
    </message>
    <message>
        <source>1 is as near to a training image as a real unseen picture is</source>
        <translation>1 表示与训练图像的距离和真实新图像一样</translation>
    </message>
    <message>
        <source>Round-trip error at the probe</source>
        <translation>探针处的往返误差</translation>
    </message>
    <message>
        <source>In units of z</source>
        <translation>以 z 为单位</translation>
    </message>
    <message>
        <source>distance from data</source>
        <translation>与数据的距离</translation>
    </message>
    <message>
        <source>round-trip error</source>
        <translation>往返误差</translation>
    </message>
    <message>
        <source>Code under the probe</source>
        <translation>探针处的编码</translation>
    </message>
    <message>
        <source>Type or paste one number for each latent, separated by commas, semicolons or blanks, to move the probe there</source>
        <translation>输入或粘贴与隐变量同样多的数，用逗号、分号或空格分隔：探针会移到那里</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>复制编码</translation>
    </message>
    <message>
        <source>Copy the code with all its digits, as lunette-cli decode --codes takes it</source>
        <translation>以全部位数复制编码，可用于 lunette-cli decode --codes</translation>
    </message>
    <message>
        <source>Copied the code %1</source>
        <translation>已复制编码 %1</translation>
    </message>
    <message>
        <source>Open the data of this model</source>
        <translation>请打开这个模型的数据</translation>
    </message>
    <message>
        <source>The real picture most like the probe&apos;s</source>
        <translation>与探针处最相像的真实图像</translation>
    </message>
    <message>
        <source>RMS %1</source>
        <translation>RMS %1</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
</context>
<context>
    <name>lunette::ProgressStrip</name>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Training speed</source>
        <translation>训练速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>epoch %1 / %2</source>
        <translation>第 %1 / %2 轮</translation>
    </message>
    <message>
        <source>%1 img/s</source>
        <translation>%1 幅/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>已提前停止</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>lunette::RealSpinBox</name>
    <message>
        <source>“%1” may mean %2 or %3: write it without thousands separators</source>
        <translation>“%1”可能是 %2，也可能是 %3：请不要写千位分隔符</translation>
    </message>
</context>
<context>
    <name>lunette::RecentFiles</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>Forget these files; they stay where they are</source>
        <translation>不再记住这些文件；文件本身保留</translation>
    </message>
</context>
<context>
    <name>lunette::ReconstructionGrid</name>
    <message>
        <source>Squared</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>Diff.</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Squared
error</source>
        <translation>平方
误差</translation>
    </message>
    <message>
        <source>Sum over pixels of the squared difference, pixels in 0..1</source>
        <translation>差的平方对像素求和，像素取 0..1</translation>
    </message>
</context>
<context>
    <name>lunette::ReconstructionView</name>
    <message>
        <source>Reconstructions: input, output, difference and squared error</source>
        <translation>重构：输入、输出、差和平方误差</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Held-out images drawn at random; press again to draw others</source>
        <translation>随机抽取的留出图像；再按一次换一批</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>The held-out images with the largest squared error</source>
        <translation>平方误差最大的留出图像</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>The images that you pinned: by clicking a row here, or a code in the latent space</source>
        <translation>你固定的图像：点击这里的一行，或点击潜空间中的编码</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>从未见过</translation>
    </message>
    <message>
        <source>Held-out images of the kinds that are withheld from training</source>
        <translation>属于训练中隐去的类别的留出图像</translation>
    </message>
    <message>
        <source>The mean of (x − x′)², summed over the pixels of a picture, over at most %1 held-out pictures of either kind</source>
        <translation>(x − x′)² 对一幅图像的像素求和，再对两类留出图像各至多 %1 幅取平均</translation>
    </message>
    <message>
        <source>Save &amp;reconstructions…</source>
        <translation>保存重构(&amp;R)…</translation>
    </message>
    <message>
        <source>Save the reconstructions shown as one PNG file</source>
        <translation>把所显示的重构存为一个 PNG 文件</translation>
    </message>
    <message>
        <source>Save reconstructions</source>
        <translation>保存重构</translation>
    </message>
    <message>
        <source>Copy reconstruction &amp;grid as command</source>
        <translation>将重构复制为命令(&amp;G)</translation>
    </message>
    <message>
        <source>Copy the lunette-cli line that draws the reconstructions shown</source>
        <translation>复制绘制所显示的重构的 lunette-cli 命令</translation>
    </message>
    <message>
        <source>This model was trained on other data, perhaps with the withheld kinds present. Press Train to see how their error compares.</source>
        <translation>这个模型是用其他数据训练的，其中可能有隐去的类别。按“训练”，即可比较它们的误差。</translation>
    </message>
    <message>
        <source>Train to see how the error of the withheld kinds compares.</source>
        <translation>训练之后可以比较隐去类别的误差。</translation>
    </message>
    <message>
        <source>Mean squared error: %1 of kinds seen in training, %2 of those never seen (%3 times)</source>
        <translation>均方误差：训练中见过的类别 %1，从未见过的 %2（%3 倍）</translation>
    </message>
    <message>
        <source>Held-out pictures and what the model makes of them appear here once a dataset is open.</source>
        <translation>打开数据集之后，留出的图像及模型对它们的重构将显示在这里。</translation>
    </message>
    <message>
        <source>Click a row of Random or Worst, or a code in the latent space, to pin its picture here.</source>
        <translation>点击“随机”或“最差”中的一行，或潜空间中的编码，即可把它的图像固定在这里。</translation>
    </message>
    <message>
        <source>Click to pin or unpin; Shift-click: the path starts here, Ctrl-click: it ends here</source>
        <translation>点击可固定或取消固定；按住 Shift 点击：路径从此开始；按住 Ctrl 点击：路径到此为止</translation>
    </message>
</context>
<context>
    <name>lunette::Recovery</name>
    <message>
        <source>%1 on %2, %3 of %4 epochs, %5</source>
        <translation>%1，数据 %2，第 %3 轮（共 %4 轮），%5</translation>
    </message>
    <message>
        <source>This run cannot be saved for recovery after a crash: %1 Training continues, and Lunette will try again.</source>
        <translation>这次训练无法备份，一旦崩溃就会丢失：%1训练继续进行，稍后会再次尝试。</translation>
    </message>
    <message>
        <source>A run was not saved: %1.</source>
        <translation>有一次训练没有保存：%1。</translation>
    </message>
    <message>
        <source>A run that was not saved cannot be recovered, and its file is left in %1: %2</source>
        <translation>有一次未保存的训练无法恢复，其文件留在 %1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence behind another</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>lunette::RecoveryBanner</name>
    <message>
        <source>Re&amp;cover</source>
        <translation>恢复(&amp;C)</translation>
    </message>
    <message>
        <source>Open the run with its data; Train goes on from there</source>
        <translation>打开这次训练及其数据；按“训练”即可继续</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>以后再说(&amp;N)</translation>
    </message>
    <message>
        <source>Keep it: File, Recover unsaved run offers it again</source>
        <translation>保留它：“文件”菜单中的“恢复未保存的训练”会再次提供</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the run for good</source>
        <translation>永久删除这次训练</translation>
    </message>
</context>
<context>
    <name>lunette::RecoveryController</name>
    <message>
        <source>There is no run to recover.</source>
        <translation>没有可以恢复的训练。</translation>
    </message>
    <message>
        <source>The current run has not been saved, and recovering another one would replace it. Save it first, or reset it.</source>
        <translation>当前的训练尚未保存，恢复另一次会取代它。请先保存或重置。</translation>
    </message>
</context>
<context>
    <name>lunette::ReplayBar</name>
    <message>
        <source>Epoch that is shown</source>
        <translation>所显示的轮次</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Show the weights as they are now</source>
        <translation>显示权重现在的状态</translation>
    </message>
    <message>
        <source>Replays %1: every view shows the weights as they were after that epoch</source>
        <translation>回放 %1：各视图显示那一轮之后的权重</translation>
    </message>
    <message>
        <source>Train a run, or choose one in the list: then its epochs can be looked at again</source>
        <translation>训练一次，或在列表中选择一条训练记录：然后可以回看它的各轮</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>%1: epoch %2 of %3</source>
        <translation>%1：第 %2 轮（共 %3 轮）</translation>
    </message>
</context>
<context>
    <name>lunette::RunBar</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>The pictures to learn; open files with File, or drop them here</source>
        <translation>要学习的图像；可从“文件”菜单打开文件，或把文件拖到这里</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open a dataset first</source>
        <translation>请先打开数据集</translation>
    </message>
    <message>
        <source>Nothing is being trained</source>
        <translation>没有正在进行的训练</translation>
    </message>
    <message>
        <source>Training already</source>
        <translation>已在训练</translation>
    </message>
    <message>
        <source>There is no model yet: press Train first</source>
        <translation>还没有模型：请先按“训练”</translation>
    </message>
    <message>
        <source>Takes effect with the next run</source>
        <translation>从下一次训练起生效</translation>
    </message>
</context>
<context>
    <name>lunette::RunList</name>
    <message>
        <source>Trained on %1</source>
        <translation>训练数据：%1</translation>
    </message>
    <message>
        <source>Epochs: %1</source>
        <translation>轮数：%1</translation>
    </message>
    <message>
        <source>Current run: the model shown in the window</source>
        <translation>当前运行：窗口所显示的模型</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>The runs of this window: tick those to compare</source>
        <translation>这个窗口的训练记录：勾选要对比的</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>测试损失</translation>
    </message>
    <message>
        <source>Over all held-out images after the last epoch, nats per image</source>
        <translation>最后一轮之后全部留出图像的平均，奈特 / 图像</translation>
    </message>
    <message>
        <source>Every run that you train is kept here. Press Compare to train two and see them side by side.</source>
        <translation>你的每次训练都保留在这里。按“对比”训练两个模型，并排观察。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Make it the current run, to explore, save or train on</source>
        <translation>设为当前训练，以便探索、保存或继续训练</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a run and its network</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lunette::RunStore</name>
    <message>
        <source>AE</source>
        <translation>AE</translation>
    </message>
    <message>
        <source>Sparse AE</source>
        <translation>稀疏 AE</translation>
    </message>
    <message>
        <source>Denoising AE</source>
        <translation>去噪 AE</translation>
    </message>
    <message>
        <source>Contractive AE</source>
        <translation>收缩 AE</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>β-TCVAE</source>
        <translation>β-TCVAE</translation>
    </message>
    <message>
        <source>WAE</source>
        <translation>WAE</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>%1 %2-latent</source>
        <translation>%1 %2 维</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a run and in what it differs from another</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>The kept runs take more memory than they should, and stay there: %1</source>
        <translation>保留的训练占用的内存超出了规定，仍留在内存中：%1</translation>
    </message>
    <message>
        <source>%1 cannot be brought back into memory: %2</source>
        <translation>%1 无法读回内存：%2</translation>
    </message>
</context>
<context>
    <name>lunette::RunsController</name>
    <message>
        <source>Objectives to &amp;compare</source>
        <translation>要对比的目标(&amp;C)</translation>
    </message>
    <message>
        <source>Training %1 of %2: %3</source>
        <translation>正在训练第 %1 个（共 %2 个）：%3</translation>
    </message>
    <message>
        <source>Comparing already</source>
        <translation>正在对比</translation>
    </message>
    <message>
        <source>Tick what to compare in this button&apos;s menu first</source>
        <translation>请先在此按钮的菜单中勾选要对比的目标</translation>
    </message>
    <message>
        <source>Open a dataset first</source>
        <translation>请先打开数据集</translation>
    </message>
    <message>
        <source>Delete %1? It is not saved.</source>
        <translation>要删除 %1 吗？它尚未保存。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Memory used by the stored runs, and their limit in Preferences. Above the limit, parts that are not in use are moved to a file. They are loaded again when a run is opened, compared or replayed.</source>
        <translation>保留的训练占用多少内存，首选项给它们多少内存。超出时，没有在用的写入文件，打开、对比或回放时再读回。</translation>
    </message>
    <message>
        <source>Memory: %1 of %2 MB; %3 MB in a file</source>
        <translation>内存：%1／%2 MB；文件中 %3 MB</translation>
    </message>
    <message>
        <source>Memory: %1 of %2 MB</source>
        <translation>内存：%1／%2 MB</translation>
    </message>
</context>
<context>
    <name>lunette::SelectionView</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Select nothing (Esc on the map)</source>
        <translation>清空选择（在图上按 Esc）</translation>
    </message>
    <message>
        <source>Pictures of the selected images</source>
        <translation>选中图像的图片</translation>
    </message>
    <message>
        <source>Point at a picture to see its code on the map; double-click it to pin its image</source>
        <translation>指向一幅图片，可在图上看到它的编码；双击则固定这幅图像</translation>
    </message>
    <message>
        <source>The images that you select on the map appear here.
Drag around their codes with the lasso (L), or with Shift held.</source>
        <translation>你在潜空间图上选中的图像将显示在这里。
用套索（L）圈住编码，或按住 Shift 框选。</translation>
    </message>
    <message>
        <source>No image is selected on the map</source>
        <translation>潜空间图上没有选中图像</translation>
    </message>
    <message>
        <source>Save images selected on the ma&amp;p…</source>
        <translation>保存图上选中的图像(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the images that are selected on the map as one PNG file, or numbered in a new folder, each with its code</source>
        <translation>把图上选中的图像存为一个 PNG 文件，或编号存入新文件夹，每幅都附带编码</translation>
    </message>
    <message>
        <source>Save selected images</source>
        <translation>保存选中的图像</translation>
    </message>
    <message>
        <source>Copy &amp;images</source>
        <translation>复制图像(&amp;I)</translation>
    </message>
    <message>
        <source>Copy the images as one picture, with their codes</source>
        <translation>把这些图像合成一幅图片复制，附带编码</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>没有选中图像</translation>
    </message>
    <message>
        <source>Selected: 1 image</source>
        <translation>已选中 1 幅图像</translation>
    </message>
    <message>
        <source>Selected: %1 images; the first %2 are shown</source>
        <translation>已选中 %1 幅图像，显示前 %2 幅</translation>
    </message>
    <message>
        <source>Selected: %1 images</source>
        <translation>已选中 %1 幅图像</translation>
    </message>
</context>
<context>
    <name>lunette::SetupPanel</name>
    <message>
        <source>%1 images to train on, %2 held out. %3&#xa0;×&#xa0;%4 pixels%5.</source>
        <translation>训练图像 %1 幅，留出 %2 幅。%3 × %4 像素%5。</translation>
    </message>
    <message>
        <source>, color</source>
        <translation>，彩色</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>None is open.</source>
        <translation>没有打开数据集。</translation>
    </message>
    <message>
        <source>Import report…</source>
        <translation>导入报告…</translation>
    </message>
    <message>
        <source>What the import found, converted and left out</source>
        <translation>导入时发现、转换和略去的内容</translation>
    </message>
    <message>
        <source>%1 takes effect with the next run</source>
        <translation>%1 从下一次训练起生效</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Shows the settings whose name or explanation contains this</source>
        <translation>显示名称或说明中含有此文字的设置</translation>
    </message>
    <message>
        <source>The settings that matter first, and those that are changed</source>
        <translation>最重要的设置，以及改动过的设置</translation>
    </message>
    <message>
        <source>Every setting that has an effect</source>
        <translation>所有起作用的设置</translation>
    </message>
    <message>
        <source>Set everything that is changed, here and of the dataset, back to its default</source>
        <translation>把这里和数据集的所有改动恢复为默认值</translation>
    </message>
    <message>
        <source>All settings are the defaults.</source>
        <translation>所有设置都是默认值。</translation>
    </message>
    <message>
        <source>1 setting is changed.</source>
        <translation>改动了 1 项设置。</translation>
    </message>
    <message>
        <source>%1 settings are changed.</source>
        <translation>改动了 %1 项设置。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a dataset and what it is</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lunette::StripFigures</name>
    <message>
        <source>lit %1</source>
        <translation>照亮 %1</translation>
    </message>
    <message>
        <source>cross-fade</source>
        <translation>叠影</translation>
    </message>
    <message>
        <source>no moon</source>
        <translation>不是月亮</translation>
    </message>
    <message>
        <source>a moon, %1 lit: RMS %2 from the closest moon that can be drawn</source>
        <translation>是月亮，照亮 %1：与可绘制的最近月亮的 RMS 距离为 %2</translation>
    </message>
    <message>
        <source>no moon: a cross-fade of %1 and %2, RMS %3 from the closest moon that can be drawn</source>
        <translation>不是月亮：是 %1 与 %2 的叠影，与可绘制的最近月亮的 RMS 距离为 %3</translation>
    </message>
    <message>
        <source>no moon: RMS %1 from the closest one that can be drawn</source>
        <translation>不是月亮：与可绘制的最近月亮的 RMS 距离为 %1</translation>
    </message>
    <message>
        <source>nearest training image: RMS %1</source>
        <translation>最近的训练图像：RMS %1</translation>
    </message>
    <message>
        <source>%1 (%2 ×)</source>
        <translation>%1（%2 ×）</translation>
    </message>
    <message>
        <source>, %1 × as far from the data as a real unseen picture</source>
        <translation>，离数据的距离是真实新图像的 %1 倍</translation>
    </message>
</context>
<context>
    <name>lunette::UndoHistory</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Ends of the path</source>
        <translation>路径的端点</translation>
    </message>
    <message>
        <source>Place of the probe</source>
        <translation>探针的位置</translation>
    </message>
    <message>
        <source>Axes of the map</source>
        <translation>潜空间图的坐标轴</translation>
    </message>
    <message>
        <source>Hidden classes</source>
        <translation>隐藏的类别</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Name of a run</source>
        <translation>训练记录的名称</translation>
    </message>
    <message>
        <source>Name of a latent</source>
        <translation>隐变量的名称</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
</context>
<context>
    <name>lunette::Waypoints</name>
    <message>
        <source>past</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Way-point %1</source>
        <translation>途经点 %1</translation>
    </message>
    <message>
        <source>The path goes past this image; click to take it away</source>
        <translation>路径经过这幅图像；点击可移除</translation>
    </message>
</context>
<context>
    <name>lunette::WithheldNote</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>No step of this path comes close to one of them: the path jumps over what was withheld.</source>
        <translation>这条路径没有一步接近它们：路径跳过了隐去的部分。</translation>
    </message>
    <message>
        <source>All of these are moons (%1 lit)</source>
        <translation>它们全是月亮（照亮 %1）</translation>
    </message>
    <message>
        <source>None of these is a moon, but a cross-fade</source>
        <translation>它们没有一个是月亮，而是叠影</translation>
    </message>
    <message>
        <source>None of these is a moon</source>
        <translation>它们没有一个是月亮</translation>
    </message>
    <message>
        <source>Of these %1 are moons (%2 lit) and %3 are not</source>
        <translation>其中 %1 个是月亮（照亮 %2），%3 个不是</translation>
    </message>
    <message>
        <source>This model was trained with %1 present. Press Train to withhold it.</source>
        <translation>这个模型训练时包含 %1。按“训练”即可把它隐去。</translation>
    </message>
    <message>
        <source>This model was trained without %1, which the data shown now do not withhold. Press Train to train on them.</source>
        <translation>这个模型训练时不包含 %1，而现在显示的数据并没有隐去它们。按“训练”即可用它们训练。</translation>
    </message>
    <message>
        <source>Training never saw moons of %1 lit.</source>
        <translation>训练中从未见过照亮 %1 的月亮。</translation>
    </message>
    <message>
        <source>Steps that are closest to one of them: %1 of %2.</source>
        <translation>%2 步中有 %1 步最接近它们之一。</translation>
    </message>
    <message>
        <source>%1, %2 RMS from the closest moon that can be drawn.</source>
        <translation>%1，与可绘制的最近月亮的 RMS 距离为 %2。</translation>
    </message>
    <message>
        <source>%1, %2 RMS from the closest moon that can be drawn; the other steps are %3 from theirs.</source>
        <translation>%1，与可绘制的最近月亮的 RMS 距离为 %2；其余各步与各自最近月亮的距离为 %3。</translation>
    </message>
</context>
</TS>
